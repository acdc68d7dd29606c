use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use kernel::Currency;
use market::fx::{RateKind, RateSourceError};

use super::*;

/// A server that gives one answer, `delay` after the request, and tells what it was asked.
fn server(answer: String, delay: Duration) -> (SocketAddr, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 4096];
        let n = stream.read(&mut request).unwrap();
        std::thread::sleep(delay);
        // A client that has given up is part of the test.
        let _gone = stream.write_all(answer.as_bytes());
        String::from_utf8_lossy(&request[..n]).lines().next().unwrap_or_default().to_owned()
    });
    (address, asked)
}

fn ok(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

fn limits() -> Limits {
    Limits { time: Duration::from_secs(5), bytes: 100_000 }
}

fn ask(
    answer: String,
    limits: Limits,
    delay: Duration,
) -> (Result<Vec<market::fx::RateSheet>, RateSourceError>, String) {
    let (address, asked) = server(answer, delay);
    let source = Frankfurter::new(format!("http://{address}/").parse().unwrap(), limits).unwrap();
    let sheets = source.fetch(Currency::EUR);
    (sheets, asked.join().unwrap())
}

#[test]
fn frankfurter_answers_in_sheets_by_day() {
    let body = r#"[{"date":"2026-11-20","base":"EUR","quote":"USD","rate":1.1172},
        {"date":"2026-11-20","base":"EUR","quote":"IDR","rate":20275.17,"providers":["ECB"]},
        {"date":"2026-11-19","base":"EUR","quote":"VND","rate":2.8041e4},
        {"date":"2026-11-19","base":"EUR","quote":"EUR","rate":1.0},
        {"date":"2026-11-19","base":"EUR","quote":"BTC","rate":0.00001}]"#;
    let (sheets, asked) = ask(ok(body), limits(), Duration::ZERO);
    assert_eq!(asked, "GET /v2/rates?base=EUR HTTP/1.1");
    let told: Vec<String> = sheets
        .unwrap()
        .iter()
        .map(|sheet| {
            assert_eq!(
                (sheet.kind, sheet.base, sheet.source.as_str()),
                (RateKind::Http, Currency::EUR, "Frankfurter at 127.0.0.1")
            );
            let rates: Vec<String> = sheet.rates.iter().map(|(currency, rate)| format!("{currency} {rate}")).collect();
            format!("{}: {}", sheet.date, rates.join(", "))
        })
        .collect();
    assert_eq!(told, ["2026-11-19: VND 28041", "2026-11-20: USD 1.1172, IDR 20275.17"]);
}

#[test]
fn a_wrong_answer_is_an_error_that_says_so() {
    let cases = [
        r#"{"rates":{"USD":1.1}}"#,
        "<html>it works</html>",
        "[]",
        r#"[{"date":"2026-11-20","base":"USD","quote":"GBP","rate":0.8}]"#,
        r#"[{"date":"2026-11-20","base":"EUR","quote":"GBP","rate":-0.8}]"#,
        r#"[{"date":"2026-11-20","base":"EUR","quote":"GBP","rate":"cheap"}]"#,
        r#"[{"date":"20.11.2026","base":"EUR","quote":"GBP","rate":0.8}]"#,
    ];
    for body in cases {
        let (sheets, _) = ask(ok(body), limits(), Duration::ZERO);
        assert!(matches!(sheets, Err(RateSourceError::Unreadable(_))), "{body}: {sheets:?}");
    }
}

#[test]
fn refusals_and_redirects_are_told_by_their_status() {
    for (line, status) in [
        ("503 Service Unavailable", 503),
        ("404 Not Found", 404),
        ("302 Found\r\nLocation: http://169.254.169.254/", 302),
    ] {
        let answer = format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(ask(answer, limits(), Duration::ZERO).0, Err(RateSourceError::Refused(status)));
    }
}

#[test]
fn an_endless_answer_is_cut() {
    let (sheets, _) = ask(ok(&" ".repeat(200_000)), limits(), Duration::ZERO);
    assert_eq!(sheets, Err(RateSourceError::TooLarge { max: 100_000 }));
}

#[test]
fn a_slow_source_is_given_up() {
    let started = Instant::now();
    let short = Limits { time: Duration::from_millis(200), ..limits() };
    let (sheets, _) = ask(ok("[]"), short, Duration::from_secs(1));
    assert!(matches!(sheets, Err(RateSourceError::Unreachable(_))), "{sheets:?}");
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[test]
fn a_source_that_is_down_cannot_be_reached() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let source = Frankfurter::new(format!("http://{free}").parse().unwrap(), limits()).unwrap();
    assert!(matches!(source.fetch(Currency::EUR), Err(RateSourceError::Unreachable(_))));
}

const XML: &str = "<Cube><Cube time='2026-10-30'><Cube currency='USD' rate='1.1172'/></Cube></Cube>";

#[test]
fn the_ecb_is_read_from_the_web_and_from_disk() {
    let (address, asked) = server(ok(XML), Duration::ZERO);
    let source = from_address(&format!("ecb+http://{address}/eurofxref-daily.xml")).unwrap();
    let from_web = source.fetch(Currency::CNY).unwrap();
    assert_eq!((from_web.len(), from_web[0].base), (1, Currency::EUR));
    assert_eq!(asked.join().unwrap(), "GET /eurofxref-daily.xml HTTP/1.1");

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("daily.xml");
    std::fs::write(&path, XML).unwrap();
    let from_disk = from_address(&format!("ecb:{}", path.display())).unwrap().fetch(Currency::CNY).unwrap();
    assert_eq!(from_disk, from_web);
    let nowhere = EcbFile::new(folder.path().join("none.zip")).fetch(Currency::EUR);
    assert!(matches!(nowhere, Err(RateSourceError::Unreachable(_))));
}

#[test]
fn an_address_of_another_shape_is_refused() {
    for address in ["", "https://api.example.com", "frankfurter+ftp://x", "ecb+", "ecb:", "frankfurter+"] {
        assert!(from_address(address).is_err(), "{address}");
    }
    assert!(from_address("frankfurter+https://api.frankfurter.dev/v2").is_ok());
}
