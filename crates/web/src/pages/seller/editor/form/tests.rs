use super::*;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_form_makes_a_draft() {
    let typed = Typed::read(&fields(&[
        ("title", "Moonstone lamp"),
        ("axis1", "Colour"),
        ("rows", "3"),
        ("do", "save"),
        ("revision", "4"),
        ("v0_price", "12.50"),
        ("v0_o1", "Moss"),
        ("v0_stock", "7"),
        ("v2_price", "13"),
        ("v2_o1", "Sand"),
        ("v2_before", "15.00"),
        ("v2_stock", "3"),
        ("v2_stock_was", "3"),
    ]));
    let draft = typed.draft(Currency::GBP, None).unwrap();
    assert_eq!(typed.revision, Some(4));
    assert_eq!(
        draft.options,
        [OptionAxis { name: "Colour".to_owned(), values: vec!["Moss".to_owned(), "Sand".to_owned()] }]
    );
    let prices: Vec<_> = draft.variants.iter().map(|v| (v.price_minor, v.compare_at_minor, v.stock)).collect();
    assert_eq!(
        prices,
        [(1250, None, Some(7)), (1300, Some(1500), None)],
        "the blank row is nothing, the same stock is not set"
    );
}

#[test]
fn everything_wrong_is_told_at_once_beside_its_own_field() {
    let typed = Typed::read(&fields(&[
        ("title", ""),
        ("axis2", "Size"),
        ("rows", "4"),
        ("v1_price", "12,50"),
        ("v1_o2", "S"),
        ("v2_price", "-1"),
        ("v2_o2", "M"),
        ("v3_price", "1e9"),
        ("v3_o2", "L"),
        ("v3_stock", "many"),
    ]));
    let problems = typed.placed(typed.draft(Currency::GBP, None).unwrap_err().0);
    let told: Vec<(&str, &str)> = problems.iter().map(|p| (p.field.as_str(), &*p.code)).collect();
    for expected in [
        ("title", "catalog.title_missing"),
        ("v1_price", "shop.price_comma"),
        ("v2_price", "shop.price_negative"),
        ("v3_price", "shop.price_not_a_number"),
        ("v3_stock", "shop.not_a_whole_number"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
}

#[test]
fn problems_of_options_stand_at_the_option() {
    let typed = Typed::read(&fields(&[("axis1", "Size"), ("axis2", "size"), ("rows", "1")]));
    let placed = typed.placed(vec![Problem::new("options[1].name", "x.y"), Problem::new("variants[0].options", "x.z")]);
    let fields: Vec<&str> = placed.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["axis2", "v0_o0"]);
}

#[test]
fn rows_come_and_go_by_buttons() {
    let mut typed = Typed::read(&fields(&[
        ("rows", "2"),
        ("v0_price", "1"),
        ("v1_price", "2"),
        ("v1_weight", "80"),
        ("do", "add"),
    ]));
    assert!(typed.reshape());
    assert_eq!(typed.rows.len(), 3);
    assert_eq!((typed.rows[2].price.as_str(), typed.rows[2].weight.as_str()), ("2", "80"));
    typed.pressed = "drop:0".to_owned();
    assert!(typed.reshape());
    assert_eq!(typed.rows[0].price, "2");
    typed.pressed = "save".to_owned();
    assert!(!typed.reshape());
}
