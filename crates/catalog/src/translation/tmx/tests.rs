use super::super::memory::{Verdict, count};
use super::*;

const FILE: &str = r#"<?xml version="1.0"?>
<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<tmx version="1.4"><header srclang="en-US" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x"
 creationtool="x" creationtoolversion="1"/><body>
 <tu><prop type="x-field">option_value</prop>
  <tuv xml:lang="en-US"><seg>Rose &amp; gold</seg></tuv>
  <tuv xml:lang="TH"><seg>โรส &amp; <bpt i="1"/>ทอง&x;</seg></tuv></tu>
 <tu><tuv lang="en"><seg>Soft towel</seg></tuv><tuv xml:lang="zh_TW"><seg>柔軟毛巾</seg></tuv>
  <tuv xml:lang="tl"><seg>Malambot na tuwalya</seg></tuv></tu>
 <tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
</body></tmx>"#;

#[test]
fn files_of_other_tools_are_read() {
    let units = read(FILE.as_bytes()).unwrap();
    assert_eq!(units.len(), 2);
    assert_eq!(units[0].field, FieldKind::OptionValue);
    assert_eq!(units[0].texts, [(Lang::EN, "Rose & gold".into()), (Lang::TH, "โรส & ทอง".into())]);
    assert_eq!(units[1].texts[1].0.tag(), "zh-Hant");
    assert_eq!(
        pairs(&units, Lang::EN).iter().map(|p| p.to.tag().to_owned()).collect::<Vec<_>>(),
        ["fil", "th", "zh-Hant"]
    );
    let entries = entries(&units, Pair::new(Lang::EN, Lang::FIL), &Origin::Imported, &Glossary::default());
    assert_eq!(entries.len(), 1);
    assert_eq!((entries[0].target.as_str(), entries[0].verdict.reasons.len()), ("Malambot na tuwalya", 0));
}

#[test]
fn what_is_no_memory_is_said() {
    assert_eq!(read("<tmx><body></body></tmx>".as_bytes()).unwrap_err().code(), "translation.tmx_empty");
    for broken in ["<tmx><body></tmx>", "not xml at all <", "\u{0}"] {
        assert!(read(broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn a_memory_goes_out_and_comes_back() {
    for db in testkit::databases() {
        let pair = Pair::new(Lang::EN, Lang::TH);
        let entry = |n: usize| Entry {
            field: FieldKind::Title,
            source: format!("Towel <{n}> & more"),
            target: format!("ผ้าขนหนู <{n}> \"และ\""),
            origin: Origin::Human,
            verdict: Verdict::default(),
        };
        let all: Vec<Entry> = (0..1_100).map(entry).collect();
        db.write_blocking(move |tx| keep(tx, Instant::from_ms(0), Owner::Platform, pair, &all)).unwrap();
        let mut file = Vec::new();
        let written = db.read_blocking(|read| write(read, Owner::Platform, pair, &mut file)).unwrap();
        assert_eq!(written, 1_100);
        let units = read(file.as_slice()).unwrap();
        assert_eq!(units.len(), 1_100);
        assert_eq!(units[7].texts[1].1, "ผ้าขนหนู <7> \"และ\"");
        assert_eq!(db.read_blocking(|r| count(r, Owner::Platform)).unwrap(), 1_100);
    }
}
