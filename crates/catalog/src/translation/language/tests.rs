use super::*;

#[test]
fn product_lines_are_told_apart() {
    let right = [
        ("Gelang batu kuarsa mawar alami untuk wanita, hadiah ulang tahun yang indah", Lang::ID),
        ("Pengering rambut ionik dengan dua tetapan haba dan muncung magnetik untuk rambut berkilat", Lang::MS),
        ("สร้อยข้อมือโรสควอตซ์ธรรมชาติสำหรับผู้หญิง", Lang::TH),
        ("Vòng tay thạch anh hồng tự nhiên dành cho nữ, quà sinh nhật ý nghĩa", Lang::VI),
        ("Natural na pulseras na rose quartz para sa kababaihan, magandang regalo sa kaarawan", Lang::FIL),
        ("天然粉水晶手链女款生日礼物", Lang::ZH),
        ("天然ローズクォーツのブレスレット、誕生日の贈り物に", Lang::JA),
        ("Natürliches Rosenquarz-Armband für Damen, schönes Geburtstagsgeschenk", Lang::DE),
        ("Natural rose quartz bracelet for women, a lovely birthday gift", Lang::EN),
    ];
    for (text, lang) in right {
        assert_eq!(check(text, lang), Finding::Fits, "{text}");
        for (_, other) in right.iter().filter(|(_, other)| *other != lang) {
            let close = matches!((lang, *other), (Lang::ID, Lang::MS) | (Lang::MS, Lang::ID));
            if !close {
                assert_ne!(check(text, *other), Finding::Fits, "{text} is not {other}");
            }
        }
    }
}

#[test]
fn short_texts_and_names_are_not_judged() {
    for (text, lang) in
        [("Mini", Lang::ID), ("Bluetooth", Lang::VI), ("Kotak", Lang::EN), ("", Lang::TH), ("iPhone", Lang::TH)]
    {
        assert_eq!(check(text, lang), Finding::Fits, "{text}");
    }
    assert_eq!(check("หูฟังบลูทูธไร้สาย Sony Premium Sound Edition", Lang::TH), Finding::Fits);
}

#[test]
fn the_source_text_is_not_the_target() {
    assert_eq!(check("天然粉水晶手链女款", Lang::EN), Finding::Other(Lang::ZH));
    assert_eq!(check("Natural rose quartz bracelet for women", Lang::TH), Finding::Other(Lang::EN));
    assert_eq!(check("Natural rose quartz bracelet for women", Lang::ZH), Finding::Other(Lang::EN));
    assert_eq!(check("天然粉水晶手链女款", Lang::TH), Finding::Other(Lang::ZH));
}

#[test]
fn a_language_without_checker_is_said() {
    assert_eq!(check("Bonjour", "fr".parse().unwrap()), Finding::Unknown);
}

#[test]
fn indonesian_and_malay_are_told_apart_by_their_own_words() {
    let indonesian = "Terbuat dari satin, bisa dicuci. Isi kemasan: satu pita keriting dan dua ikat rambut";
    let malay = "Diperbuat daripada satin, boleh dibasuh. Kandungan kotak: satu pita kerinting dan dua getah rambut";
    assert_eq!(check(indonesian, Lang::ID), Finding::Fits);
    assert_eq!(check(malay, Lang::MS), Finding::Fits);
    assert_eq!(check(indonesian, Lang::MS), Finding::Other(Lang::ID));
    assert_eq!(check(malay, Lang::ID), Finding::Other(Lang::MS));
}
