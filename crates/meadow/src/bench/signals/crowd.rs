//! Browsers that report as fast as they are answered. A body is written once and only its ids change, so that the load costs
//! little beside what it measures.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1::SendRequest;

use super::{BATCH, CONNECTIONS};
use crate::bench::load::{Load, Tally, connect};

/// Devices behind one connection, in turn.
const DEVICES: usize = 1_000;

/// Reports for `duration` over [`CONNECTIONS`].
pub async fn report(server: SocketAddr, posts: &[i64], duration: Duration) -> Load {
    let started = Instant::now();
    let workers = (0..CONNECTIONS).map(|number| {
        let mut body = Body::new(number, posts);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            let Some(mut connection) = connect(server).await else { return tally };
            for device in (0..DEVICES).cycle() {
                if started.elapsed() >= duration {
                    break;
                }
                let (bytes, asked) = (body.next(), Instant::now());
                let good = send(&mut connection, number * DEVICES + device, bytes).await;
                tally.note(asked, good);
            }
            tally
        })
    });
    Tally::all(workers.collect::<Vec<_>>()).await.load(started.elapsed())
}

/// Sends once and reads the whole answer; true when it was taken.
async fn send(connection: &mut SendRequest<Full<Bytes>>, device: usize, body: Bytes) -> bool {
    let request = Request::post("/api/v1/signals")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .header("cookie", format!("__Host-device={device:032x}"))
        .body(Full::new(body));
    let Ok(request) = request else { return false };
    if connection.ready().await.is_err() {
        return false;
    }
    let Ok(response) = connection.send_request(request).await else { return false };
    let good = response.status() == hyper::StatusCode::ACCEPTED;
    response.into_body().collect().await.is_ok() && good
}

/// What viewers do, how often: of a hundred events.
const KINDS: [(&str, usize); 7] = [
    ("impression", 35),
    ("view", 30),
    ("watch", 25),
    ("anchor_click", 4),
    ("share", 2),
    ("skip", 3),
    ("product_view", 1),
];
/// The digits of an event's number.
const DIGITS: usize = 12;

/// A batch whose events get new ids each time.
pub(super) struct Body {
    bytes: Vec<u8>,
    /// Where the numbers stand.
    numbers: Vec<usize>,
    next: usize,
}

impl Body {
    pub(super) fn new(connection: usize, posts: &[i64]) -> Body {
        let kinds: Vec<&str> = KINDS.iter().flat_map(|(kind, times)| std::iter::repeat_n(*kind, *times)).collect();
        let (mut bytes, mut numbers) = (br#"{"events":["#.to_vec(), Vec::new());
        // Steps that share no divisor mix kinds and posts.
        let events = kinds.iter().cycle().step_by(37).zip(posts.iter().cycle().skip(connection).step_by(7)).take(BATCH);
        for (place, (kind, post)) in events.enumerate() {
            if place > 0 {
                bytes.push(b',');
            }
            bytes.extend_from_slice(format!(r#"{{"id":"{connection:02}-"#).as_bytes());
            numbers.push(bytes.len());
            let ms = if *kind == "watch" { r#","ms":4200"# } else { "" };
            bytes.extend_from_slice(
                format!(r#"{:0width$}","kind":"{kind}","post":"{post}"{ms}}}"#, 0, width = DIGITS).as_bytes(),
            );
        }
        bytes.extend_from_slice(b"]}");
        Body { bytes, numbers, next: 0 }
    }

    /// The batch with ids that were never used before.
    pub(super) fn next(&mut self) -> Bytes {
        for at in &self.numbers {
            let mut number = self.next;
            let digits = self.bytes.get_mut(*at..*at + DIGITS).unwrap_or_default();
            for digit in digits.iter_mut().rev() {
                *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
                number /= 10;
            }
            self.next += 1;
        }
        Bytes::copy_from_slice(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_event_of_every_batch_has_an_id_of_its_own() {
        let mut body = Body::new(3, &[7, 8, 9]);
        let mut ids = BTreeSet::new();
        for _ in 0..3 {
            let batch: serde_json::Value = serde_json::from_slice(&body.next()).unwrap();
            let events = batch["events"].as_array().unwrap();
            assert_eq!(events.len(), BATCH);
            ids.extend(events.iter().map(|event| event["id"].as_str().unwrap().to_owned()));
        }
        assert_eq!(ids.len(), 3 * BATCH);
    }
}
