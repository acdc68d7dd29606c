use kernel::PageRequest;
use proptest::prelude::*;

use super::find as topic_of;
use super::*;
use crate::post;
use crate::testing::{CREATOR, House, gb};

#[test]
fn hashtags_are_found_in_every_script() {
    let cases: [(&str, &[&str]); 14] = [
        ("Look #Skincare #skincare now", &["skincare"]),
        ("#น่ารัก #รีวิวบิวตี้ ของดี", &["น่ารัก", "รีวิวบิวตี้"]),
        ("今天的 #好物分享，还有 ＃种草！", &["好物分享", "种草"]),
        ("#làmđẹp và #LÀMĐẸP", &["làmđẹp"]),
        // Composed and not, it is one word.
        ("#lamde\u{0323}p #lamđẹp #đe\u{0323}\u{0302}p", &["lamdẹp", "lamđẹp", "đệp"]),
        ("#a#b#c", &["a", "b", "c"]),
        ("C# and no#tag and #", &[]),
        ("#2026 #100 #1st", &["1st"]),
        ("#end. #under_score-dash", &["end", "under_score"]),
        ("#ＦＵＬＬ", &["full"]),
        ("##double", &["double"]),
        ("(#brackets) [#more]", &["brackets", "more"]),
        ("https://x.example/#anchor", &["anchor"]),
        ("#a1 #a2 #a3 #a4 #a5 #a6 #a7", &["a1", "a2", "a3", "a4", "a5", "a6"]),
    ];
    for (caption, tags) in cases {
        assert_eq!(parse(caption), tags, "{caption}");
    }
}

#[test]
fn a_word_that_is_too_long_is_no_topic() {
    let (fits, long) = ("a".repeat(TAG_CHARACTERS_MAX), "b".repeat(TAG_CHARACTERS_MAX + 1));
    assert_eq!(parse(&format!("#{fits} #{long}")), [fits]);
}

#[test]
fn a_tag_is_known_in_any_writing() {
    assert_eq!(folded(" #Beauty "), Some("beauty".to_owned()));
    assert_eq!(folded("＃好物"), Some("好物".to_owned()));
    for none in ["", "#", "two words", "12", "a/b", "<b>"] {
        assert_eq!(folded(none), None, "{none}");
    }
}

proptest! {
    #[test]
    fn any_caption_has_few_tags_that_are_their_own_names(caption in "\\PC{0,200}") {
        let tags = parse(&caption);
        prop_assert!(tags.len() <= TOPICS_MAX);
        for (i, tag) in tags.iter().enumerate() {
            prop_assert!(!tags[..i].contains(tag));
            prop_assert!(tag.chars().count() <= TAG_CHARACTERS_MAX);
            let again = folded(tag);
            prop_assert_eq!(again.as_ref(), Some(tag));
        }
    }
}

#[test]
fn a_topic_counts_what_is_shown_and_nothing_else() {
    House::each(|house| {
        let (count, find) = (
            |house: &House, tag: &'static str| {
                house.read(|read| {
                    let topic = find(read, tag)?.unwrap();
                    post_count(read, topic.id, Some(gb()))
                })
            },
            |house: &House, tag: &'static str| house.read(|read| topic_of(read, tag)),
        );
        let made = house.make(CREATOR, "#tea #ชา");
        assert_eq!(count(house, "tea"), 0);
        house.write(move |tx, clock| post::add_rendition(tx, clock, made.id, &crate::testing::rendition(480)));
        house.ready(CREATOR, "more #Tea");
        assert_eq!((count(house, "#TEA"), count(house, "ชา")), (2, 1));
        let edit = || post::Edit { caption: Some("only #ชา"), ..Default::default() };
        house.write(move |tx, clock| post::edit(tx, clock, made.id, &edit()));
        assert_eq!((count(house, "tea"), count(house, "ชา")), (1, 1));
        house.write(move |tx, clock| post::delete(tx, clock, made.id, post::Actor::Author));
        assert_eq!((count(house, "tea"), count(house, "ชา")), (1, 0));
        assert!(find(house, "unknown").is_none());
        let listed = house.read(|read| in_market(read, gb(), &PageRequest::first()));
        assert_eq!(listed.items.iter().map(|t| (t.tag.as_str(), t.posts)).collect::<Vec<_>>(), [("tea", 1)]);
        let tea = find(house, "tea").unwrap();
        assert_eq!(house.read(|read| posts(read, tea.id, gb(), &PageRequest::first())).items.len(), 1);
        assert_eq!(house.read(|read| post_count(read, tea.id, None)), 1);
        assert_eq!(house.read(|read| of_ids(read, &[tea.id])), [tea]);
    });
}
