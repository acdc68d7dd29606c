use std::collections::HashMap;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// Serves one prepared answer per connection, in turn; the last one again and again.
fn server(answers: Vec<Vec<u8>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for (n, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let answer = answers.get(n).or(answers.last()).unwrap();
            let _ = stream.write_all(answer);
        }
    });
    port
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n").into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn ok(body: &str) -> Vec<u8> {
    answer("200 OK", &format!("Content-Length: {}\r\nContent-Type: image/png\r\n", body.len()), body.as_bytes())
}

fn redirect_to(url: &str) -> Vec<u8> {
    answer("302 Found", &format!("Location: {url}\r\nContent-Length: 0\r\n"), b"")
}

/// Names and their addresses, in turn: the second look-up may say something else.
#[derive(Default)]
struct Table {
    names: HashMap<String, Vec<Vec<IpAddr>>>,
    asked: Mutex<HashMap<String, usize>>,
    count: AtomicUsize,
}

impl Table {
    fn with(mut self, name: &str, turns: &[&[&str]]) -> Table {
        let turns = turns.iter().map(|ips| ips.iter().map(|ip| ip.parse().unwrap()).collect()).collect();
        self.names.insert(name.to_owned(), turns);
        self
    }
}

impl NameResolver for Table {
    fn addresses(&self, host: &str) -> std::io::Result<Vec<IpAddr>> {
        self.count.fetch_add(1, Ordering::SeqCst);
        let mut asked = self.asked.lock().unwrap();
        let turn = asked.entry(host.to_owned()).or_default();
        let turns = self.names.get(host).cloned().unwrap_or_default();
        let now = turns.get(*turn).or(turns.last()).cloned().unwrap_or_default();
        *turn += 1;
        Ok(now)
    }
}

fn guarded(table: Table) -> Outbound {
    Outbound::with_resolver(Rules { time_max: Duration::from_secs(2), ..Rules::default() }, Arc::new(table))
}

fn allowing(port: u16) -> Outbound {
    let allowed = vec![("127.0.0.1".to_owned(), port), ("shop.test".to_owned(), port)];
    let rules = Rules { allowed, time_max: Duration::from_secs(2), ..Rules::default() };
    Outbound::with_resolver(rules, Arc::new(Table::default().with("shop.test", &[&["127.0.0.1"]])))
}

#[test]
fn addresses_of_the_inside_are_refused_before_anything_is_sent() {
    let outbound = guarded(Table::default());
    let inside = [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://10.0.0.8/a.png",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/",
        "http://①②⑦.0.0.1/",
    ];
    for url in inside {
        assert_eq!(outbound.get(url, 10), Err(OutboundError::NotPublic), "{url}");
    }
}

#[test]
fn only_plain_web_addresses_are_addresses() {
    let outbound = guarded(Table::default());
    for url in ["file:///etc/passwd", "ftp://a.co/", "gopher://a.co/", "data:,x", "javascript:1", "//a.co", "", "a.png"]
    {
        assert_eq!(outbound.get(url, 10), Err(OutboundError::Address), "{url}");
    }
    for url in ["http://me:pw@a.co/", "http://me@a.co/"] {
        assert_eq!(outbound.get(url, 10), Err(OutboundError::Address), "{url}");
    }
    for (url, port) in [("http://a.co:22/", 22), ("https://a.co:6379/", 6379), ("http://127.0.0.1:8080/", 8080)] {
        assert_eq!(outbound.get(url, 10), Err(OutboundError::Port(port)), "{url}");
    }
}

#[test]
fn names_of_the_inside_are_refused() {
    let names: [(&str, &[&str]); 6] = [
        ("localhost.test", &["127.0.0.1"]),
        ("metadata.test", &["169.254.169.254"]),
        ("six.test", &["::1"]),
        ("mapped.test", &["::ffff:10.0.0.1"]),
        ("both.test", &["93.184.216.34", "10.0.0.1"]),
        ("nat.test", &["64:ff9b::a00:1"]),
    ];
    for (name, ips) in names {
        let outbound = guarded(Table::default().with(name, &[ips]));
        assert_eq!(outbound.get(&format!("http://{name}/x"), 10), Err(OutboundError::NotPublic), "{name}");
    }
    assert_eq!(guarded(Table::default()).get("http://nobody.test/", 10), Err(OutboundError::NoHost));
}

#[test]
fn a_name_that_changes_its_mind_is_caught() {
    // What a look-up for a connection gives is what was checked: public at first, refused once it turns inside.
    let table = Table::default().with("rebind.test", &[&["93.184.216.34"], &["127.0.0.1"]]);
    let guard = Guard { rules: Arc::new(Rules::default()), resolver: Arc::new(table) };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let look_up = || runtime.block_on(guard.resolve("rebind.test".parse().unwrap()));
    let first: Vec<SocketAddr> = look_up().ok().unwrap().collect();
    assert_eq!(first, ["93.184.216.34:0".parse().unwrap()]);
    assert!(look_up().err().unwrap().is::<Refused>());
}

#[test]
fn a_request_looks_a_name_up_once_and_connects_to_that() {
    let port = server(vec![redirect_to("http://rebind.test/again")]);
    let resolver = Arc::new(Table::default().with("rebind.test", &[&["10.1.1.1"], &["93.184.216.34"]]));
    let allowed = vec![("127.0.0.1".to_owned(), port)];
    let rules = Rules { allowed, time_max: Duration::from_secs(2), ..Rules::default() };
    let shared: Arc<dyn NameResolver> = resolver.clone();
    let outbound = Outbound::with_resolver(rules, shared);
    assert_eq!(outbound.get(&format!("http://127.0.0.1:{port}/"), 10), Err(OutboundError::NotPublic));
    assert_eq!(resolver.count.load(Ordering::SeqCst), 1);
}

#[test]
fn a_body_is_fetched_within_the_limit() {
    let port = server(vec![ok("picture")]);
    let fetched = allowing(port).get(&format!("http://shop.test:{port}/a.png"), 7).unwrap();
    assert_eq!((fetched.body.as_slice(), fetched.content_type.as_deref()), (b"picture".as_slice(), Some("image/png")));
    let too_large = allowing(port).get(&format!("http://127.0.0.1:{port}/a.png"), 6);
    assert_eq!(too_large, Err(OutboundError::TooLarge(6)));
}

#[test]
fn a_body_without_length_is_cut_off_too() {
    let port = server(vec![answer("200 OK", "", &[7; 100_000])]);
    assert_eq!(allowing(port).get(&format!("http://127.0.0.1:{port}/"), 99_999), Err(OutboundError::TooLarge(99_999)));
}

#[test]
fn redirects_are_followed_by_hand_and_checked() {
    let port = server(vec![redirect_to("/next"), ok("there")]);
    let fetched = allowing(port).get(&format!("http://127.0.0.1:{port}/"), 10).unwrap();
    assert!(fetched.url.ends_with("/next"));
    for inside in ["http://169.254.169.254/", "http://[::1]/", "http://localhost:5432/", "file:///etc/passwd"] {
        let port = server(vec![redirect_to(inside)]);
        let refused = allowing(port).get(&format!("http://127.0.0.1:{port}/"), 10).unwrap_err();
        let refusals = [OutboundError::NotPublic, OutboundError::Port(5432), OutboundError::Address];
        assert!(refusals.contains(&refused), "{inside}: {refused}");
    }
    let port = server(vec![redirect_to("/again")]);
    assert_eq!(allowing(port).get(&format!("http://127.0.0.1:{port}/"), 10), Err(OutboundError::Redirects));
}

#[test]
fn a_silent_and_a_dripping_server_are_left() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let rules = |port| Rules {
        allowed: vec![("127.0.0.1".to_owned(), port)],
        time_max: Duration::from_millis(300),
        ..Rules::default()
    };
    let started = Instant::now();
    assert_eq!(Outbound::new(rules(port)).get(&format!("http://127.0.0.1:{port}/"), 10), Err(OutboundError::TimedOut));
    let dripping = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = dripping.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (mut stream, _) = dripping.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let dripped = Outbound::new(rules(port)).get(&format!("http://127.0.0.1:{port}/"), 1_000_000);
    assert_eq!(dripped, Err(OutboundError::TimedOut));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn pictures_say_what_was_wrong() {
    let cases = [
        (answer("404 Not Found", "Content-Length: 0\r\n", b""), FetchError::Absent),
        (answer("403 Forbidden", "Content-Length: 0\r\n", b""), FetchError::Absent),
        (ok("a larger picture"), FetchError::TooLarge),
        (redirect_to("http://10.0.0.1/"), FetchError::Refused),
    ];
    for (served, expected) in cases {
        let port = server(vec![served]);
        let failed = allowing(port).fetch(&format!("http://127.0.0.1:{port}/"), 8).unwrap_err();
        assert_eq!(failed, expected);
    }
    for status in ["500 Oops", "429 Slow Down", "503 Later"] {
        let port = server(vec![answer(status, "Content-Length: 0\r\n", b"")]);
        let failed = allowing(port).fetch(&format!("http://127.0.0.1:{port}/"), 8).unwrap_err();
        assert!(matches!(failed, FetchError::Unreachable(_)), "{status}");
    }
    assert_eq!(guarded(Table::default()).fetch("http://127.0.0.1/", 8), Err(FetchError::Refused));
}
