use kernel::{BasisPoints, Currency, Id, Instant, Rate};

use super::*;

struct Given<'a>(Vec<(&'a str, Cell<'a>)>);

impl Row for Given<'_> {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn name(&self, i: usize) -> Result<&str, RowError> {
        Ok(self.0[i].0)
    }
    fn cell(&self, i: usize) -> Result<Cell<'_>, RowError> {
        Ok(self.0[i].1)
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum State {
    OnSale,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Thing {
    id: Id<Thing>,
    name: String,
    state: State,
    hidden: bool,
    rate: Rate,
    currency: Currency,
    made_at: Instant,
    share: Option<BasisPoints>,
    tags: Json<Vec<String>>,
    hash: Vec<u8>,
    key: [u8; 2],
    weight: f64,
}

fn thing() -> Vec<(&'static str, Cell<'static>)> {
    vec![
        ("key", Cell::Bytes(b"ab")),
        ("id", Cell::Int(7)),
        ("name", Cell::Text("lamp")),
        ("state", Cell::Text("ON_SALE")),
        ("hidden", Cell::Int(1)),
        ("rate", Cell::Text("1.25")),
        ("currency", Cell::Text("GBP")),
        ("made_at", Cell::Int(5)),
        ("share", Cell::Null),
        ("tags", Cell::Text("[\"a\"]")),
        ("hash", Cell::Bytes(&[1, 2])),
        ("weight", Cell::Int(2)),
        ("unknown", Cell::Real(0.5)),
    ]
}

#[test]
fn a_struct_takes_its_columns_by_name() {
    let lamp: Thing = decode(&Given(thing())).unwrap();
    assert_eq!((lamp.id.get(), lamp.name.as_str(), lamp.state, lamp.hidden), (7, "lamp", State::OnSale, true));
    assert_eq!((lamp.rate.to_string().as_str(), lamp.currency, lamp.made_at.ms()), ("1.25", Currency::GBP, 5));
    assert_eq!((lamp.share, lamp.tags.0, lamp.hash, lamp.key), (None, vec!["a".to_owned()], vec![1, 2], *b"ab"));
    assert!((lamp.weight - 2.0).abs() < f64::EPSILON);
}

#[test]
fn scalars_and_tuples_go_by_position() {
    assert_eq!(decode::<i64>(&Given(vec![("n", Cell::Int(3))])).unwrap(), 3);
    assert_eq!(decode::<Option<i64>>(&Given(vec![("n", Cell::Null)])).unwrap(), None);
    assert!(!decode::<bool>(&Given(vec![("n", Cell::Int(0))])).unwrap());
    assert_eq!(decode::<Vec<u8>>(&Given(vec![("b", Cell::Bytes(b"xy"))])).unwrap(), b"xy");
    assert_eq!(decode::<Json<i64>>(&Given(vec![("j", Cell::Text("4"))])).unwrap(), Json(4));
    assert_eq!(decode::<State>(&Given(vec![("s", Cell::Text("ON_SALE"))])).unwrap(), State::OnSale);
    let row = Given(vec![("a", Cell::Int(3)), ("b", Cell::Text("x")), ("c", Cell::Null)]);
    assert_eq!(decode::<(i64, String, Option<i64>)>(&row).unwrap(), (3, "x".into(), None));
}

#[test]
fn what_does_not_fit_names_its_column() {
    let said = |name: &str, cell: Cell<'static>| {
        let mut columns = thing();
        columns.iter_mut().find(|(n, _)| *n == name).unwrap().1 = cell;
        decode::<Thing>(&Given(columns)).unwrap_err().to_string()
    };
    assert!(said("hidden", Cell::Int(2)).contains("column hidden"));
    assert!(said("rate", Cell::Text("-1")).contains("above zero"));
    assert!(said("state", Cell::Text("SOLD")).contains("column state"));
    assert!(said("name", Cell::Null).contains("column name"));
    assert!(decode::<i64>(&Given(thing())).is_err());
}
