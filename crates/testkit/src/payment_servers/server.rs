//! A small HTTP server: one request a connection, a thread each.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

/// A request as the server saw it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub method: String,
    /// Without its query.
    pub path: String,
    pub query: Vec<(String, String)>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Asked {
    /// A header's value, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The body's pairs, where it is a form.
    pub fn form(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.body.as_bytes()).into_owned().collect()
    }

    /// The value of a form's field.
    pub fn field(&self, name: &str) -> Option<String> {
        self.form().into_iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// What goes wrong with the next requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This one goes well.
    Nothing,
    /// The request is not done, and answered with this status.
    Status(u16),
    /// The request is done, and its answer is lost.
    Lost,
    /// The request is not done, and the answer is no JSON.
    Nonsense,
}

/// A status and a body.
pub(crate) type Answer = (u16, Value);

/// What a server does with a request.
pub(crate) trait Serves: Send + 'static {
    fn answer(&mut self, asked: &Asked) -> Answer;
}

/// A running server and what it remembers.
pub(crate) struct Server<S> {
    address: SocketAddr,
    shared: Arc<Mutex<Shared<S>>>,
}

pub(crate) struct Shared<S> {
    pub(crate) state: S,
    asked: Vec<Asked>,
    faults: Vec<Fault>,
}

impl<S: Serves> Server<S> {
    pub(crate) fn start(state: S) -> Server<S> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Mutex::new(Shared { state, asked: Vec::new(), faults: Vec::new() }));
        let server = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = Arc::clone(&server);
                std::thread::spawn(move || serve(&server, stream));
            }
        });
        Server { address, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Shared<S>> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.lock().asked.clone()
    }

    pub(crate) fn next(&self, faults: &[Fault]) {
        self.lock().faults = faults.iter().rev().copied().collect();
    }
}

fn serve<S: Serves>(shared: &Mutex<Shared<S>>, mut stream: TcpStream) {
    let Some(asked) = read(&mut stream) else { return };
    let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
    shared.asked.push(asked.clone());
    let fault = shared.faults.pop();
    let (status, body) = match fault {
        Some(Fault::Status(status)) => (status, "{}".to_owned()),
        Some(Fault::Nonsense) => (200, "<html>".to_owned()),
        _ => {
            let (status, body) = shared.state.answer(&asked);
            (status, body.to_string())
        }
    };
    drop(shared);
    if fault != Some(Fault::Lost) {
        let head = format!(
            "HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
    }
}

fn read(stream: &mut TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').map_or((target.as_str(), ""), |(path, query)| (path, query));
    let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let mut asked = Asked { method, path: path.to_owned(), query, ..Asked::default() };
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(':') else { break };
        asked.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = asked.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    asked.body = String::from_utf8(body).ok()?;
    Some(asked)
}
