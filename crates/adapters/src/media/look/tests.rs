use super::*;

fn seen(text: &str) -> Result<Looked, MediaError> {
    judge(&serde_json::from_str(text).unwrap(), Container::Mov)
}

fn film(more: &str) -> String {
    format!(
        r#"{{"streams":[{{"index":0,"codec_type":"video","codec_name":"h264","avg_frame_rate":"30/1",{more}}}],"format":{{"duration":"12.5"}}}}"#
    )
}

#[test]
fn a_turned_film_is_upright() {
    let looked = seen(&film(r#""width":1920,"height":1080,"side_data_list":[{"rotation":-90}]"#)).unwrap();
    assert_eq!((looked.probe.width, looked.probe.height, looked.probe.duration_ms), (1080, 1920, 12_500));
}

#[test]
fn what_is_too_much_is_refused() {
    assert_eq!(seen(&film(r#""width":30000,"height":30000"#)).unwrap_err(), MediaError::TooLarge);
    assert_eq!(seen(&film(r#""width":4096,"height":4096"#)).unwrap_err(), MediaError::TooLarge);
    assert_eq!(seen(&film(r#""width":0,"height":4096"#)).unwrap_err(), MediaError::NoPicture);
    assert!(matches!(seen(&film(r#""width":2,"height":2"#)).unwrap_err(), MediaError::Unsupported { .. }));
    let fast = film(r#""width":640,"height":480"#).replace("30/1", "1000/1");
    assert_eq!(seen(&fast).unwrap_err(), MediaError::TooLarge);
    let other = film(r#""width":640,"height":480"#).replace("h264", "rawvideo");
    assert_eq!(seen(&other).unwrap_err(), MediaError::Unsupported { what: "rawvideo".into() });
}

#[test]
fn a_cover_is_no_film() {
    let cover = film(r#""width":640,"height":480,"disposition":{"attached_pic":1}"#);
    assert_eq!(seen(&cover).unwrap_err(), MediaError::NoPicture);
    assert_eq!(seen("{}").unwrap_err(), MediaError::NoPicture);
    let many = r#"{"index":0,"codec_type":"video","codec_name":"h264","width":640,"height":480},"#.repeat(17);
    assert_eq!(seen(&format!("{{\"streams\":[{}]}}", many.trim_end_matches(','))).unwrap_err(), MediaError::TooLarge);
}

#[test]
fn claims_are_read_without_overflow() {
    assert_eq!(milliseconds("36000.000000"), Some(36_000_000));
    assert_eq!(milliseconds("9223372036854775807.5"), Some(i64::MAX));
    assert_eq!(milliseconds("N/A"), None);
    assert_eq!(milliseconds("0.04"), Some(40));
}
