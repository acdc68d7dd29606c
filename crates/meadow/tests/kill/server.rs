//! A server process, and a seller that speaks to it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::blocking::Client;
use serde_json::{Value, json};

pub const PASSWORD: &str = "correct horse battery";
const PATIENCE: Duration = Duration::from_secs(120);

/// A server process on a port of its own.
pub struct Server {
    process: Child,
    pub api: String,
}

impl Server {
    pub fn start(data: &Path) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_meadow"))
            .args(["serve", "--sandbox", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let said = lines.find(|line| line.contains("listening on http://")).expect("the server says where it listens");
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let address = said.split("http://").nth(1).unwrap().split(',').next().unwrap().to_owned();
        Server { process, api: format!("http://{address}/api/v1") }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    pub fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Somebody who is signed in.
pub struct Person {
    pub client: Client,
    pub token: String,
}

impl Person {
    /// Signs up and in.
    pub fn sign_up(server: &Server, handle: &str) -> Person {
        let nobody = Person { client: Client::new(), token: String::new() };
        let wish = json!({"handle": handle, "email": format!("{handle}@example.com"), "password": PASSWORD});
        nobody.post(server, "/accounts", &wish);
        Person::log_in(server, handle)
    }

    pub fn log_in(server: &Server, handle: &str) -> Person {
        let mut person = Person { client: Client::new(), token: String::new() };
        let session = person.post(server, "/sessions", &json!({"login": handle, "password": PASSWORD}));
        person.token = session["token"].as_str().unwrap().to_owned();
        person
    }

    /// Everything in a list, page after page.
    pub fn every(&self, server: &Server, path: &str) -> Vec<Value> {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let page = self.get(server, &format!("{path}?limit=100{after}"));
            all.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return all,
            }
        }
    }

    pub fn get(&self, server: &Server, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", server.api)).bearer_auth(&self.token).send().unwrap();
        assert!(answer.status().is_success(), "{path}: {answer:?}");
        answer.json().unwrap()
    }

    pub fn post(&self, server: &Server, path: &str, body: &Value) -> Value {
        let request = self.client.post(format!("{}{path}", server.api)).bearer_auth(&self.token).json(body);
        let answer = request.send().unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().unwrap());
        answer.json().unwrap()
    }

    /// Waits until the job at `path` is as far as `enough` says.
    pub fn wait(&self, server: &Server, path: &str, enough: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let job = self.get(server, path);
            if enough(&job) {
                return job;
            }
            assert!(started.elapsed() < PATIENCE, "{path} is still {job}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
