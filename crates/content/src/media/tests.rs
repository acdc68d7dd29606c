use super::*;

#[test]
fn a_rung_is_even_and_never_larger_than_the_film() {
    assert_eq!(FIRST.size(1080, 1920), (480, 852));
    assert_eq!(FIRST.size(1920, 1080), (852, 480));
    assert_eq!(FINE.size(640, 361), (640, 360));
    assert_eq!(FINE.size(1, 1), (2, 2));
    assert_eq!(LIGHT.size(4096, 64), (4096, 64));
}

#[test]
fn further_rungs_are_made_where_they_are_worth_it() {
    let probe = |width, height| Probe { width, height, duration_ms: 10_000, has_sound: true };
    let made = |bytes| Encoded { width: 480, height: 852, bytes, duration_ms: 10_000 };
    assert_eq!(further(&probe(1080, 1920), &made(400_000)), [FINE]);
    assert_eq!(further(&probe(1080, 1920), &made(2_000_000)), [FINE, LIGHT]);
    assert_eq!(further(&probe(640, 480), &made(2_000_000)), [LIGHT]);
    assert_eq!(further(&probe(320, 240), &made(2_000_000)), []);
}

#[test]
fn only_the_machines_faults_are_tried_again() {
    assert!(!MediaError::Io("disk".into()).is_final());
    assert!(MediaError::Broken.is_final());
    assert!(MediaError::Missing("ffmpeg".into()).is_final());
}
