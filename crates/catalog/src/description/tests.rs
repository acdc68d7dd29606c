use proptest::prelude::*;

use super::*;

#[test]
fn plain_text_stays() {
    for text in ["5 < 6 & co", "I <3 it", "a <b", "Tom &amp; Jerry", "two\n\nlines"] {
        assert!(!is_rich(text));
        assert_eq!(clean(text), text);
    }
    assert_eq!(to_html("5 < 6 & co\nnext\n\nlast"), "<p>5 &lt; 6 &amp; co<br>next</p><p>last</p>");
}

#[test]
fn rich_text_keeps_its_safe_tags() {
    let cases = [
        ("<p>Soft <b>blue</b></p>", "<p>Soft <b>blue</b></p>"),
        ("<div class=\"x\"><p>a</p></div>", "<p>a</p>"),
        ("<p onclick=\"x()\">a</p><script>alert(1)</script>", "<p>a</p>"),
        ("<a href=\"javascript:x\">a</a>", "<a rel=\"nofollow noopener\">a</a>"),
        ("<span>a &amp; b</span>", "a & b"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<div>&lt;b&gt;</div>", "<p>&lt;b&gt;</p>"),
    ];
    for (text, expected) in cases {
        assert_eq!(clean(text), expected, "{text}");
    }
}

#[test]
fn words_are_found_in_both() {
    assert_eq!(to_text("<ul><li>one</li><li>two &amp; three</li></ul>"), "one\ntwo & three");
    assert_eq!(to_text("as it is"), "as it is");
    assert_eq!(from_html("Tom &amp; Jerry&#39;s"), "Tom & Jerry's");
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(text in "([a-z &;<>\"'/=!]|<b>|</b>|<script>|<p>|&lt;|&amp;|<img src=x>){0,20}") {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once.clone());
        let html = to_html(&once).to_lowercase();
        prop_assert!(!html.contains("<script") && !html.contains("<img"), "{}", html);
    }
}
