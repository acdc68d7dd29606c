use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use accounts::mail::{MailError, RenderedMail};

use super::*;

fn mail() -> RenderedMail {
    RenderedMail {
        unsubscribe: None,
        to: "lin@example.com".to_owned(),
        from: "Meadow <no-reply@example.com>".to_owned(),
        subject: "确认您的邮箱".to_owned(),
        text: "Follow the link\n.\nto prove it".to_owned(),
        html: "<p>Follow the link</p>".to_owned(),
    }
}

/// A mail server for one conversation: answers `recipient` to RCPT; returns every line it was sent.
fn server(greeting: &'static str, extensions: &'static str, recipient: &'static str) -> (u16, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let handle = thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        converse(stream, greeting, extensions, recipient)
    });
    (port, handle)
}

fn converse(mut stream: TcpStream, greeting: &str, extensions: &str, recipient: &str) -> Vec<String> {
    let reader = BufReader::new(stream.try_clone().unwrap());
    write!(stream, "{greeting}\r\n").unwrap();
    let (mut lines, mut in_data) = (Vec::new(), false);
    for line in reader.lines() {
        let Ok(line) = line else { break };
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            _ if in_data && line != "." => String::new(),
            "." => "250 kept\r\n".to_owned(),
            "EHLO" => format!("{extensions}250 SMTPUTF8\r\n"),
            "AUTH" => "235 in\r\n".to_owned(),
            "RCPT" => format!("{recipient}\r\n"),
            "DATA" => "354 go on\r\n".to_owned(),
            "QUIT" => "221 bye\r\n".to_owned(),
            _ => "250 ok\r\n".to_owned(),
        };
        in_data = (in_data && line != ".") || line == "DATA";
        let quit = line == "QUIT" && !in_data;
        lines.push(line);
        if stream.write_all(answer.as_bytes()).is_err() || quit {
            break;
        }
    }
    lines
}

fn smtp(port: u16) -> Smtp {
    Smtp::connect_to(&SecretString::from(format!("smtp://lin:p%40ss+word@127.0.0.1:{port}"))).unwrap()
}

#[test]
fn a_server_on_this_machine_gets_the_mail() {
    let (port, server) = server("220 test", "250-AUTH PLAIN\r\n", "250 ok");
    let sender = smtp(port);
    sender.send(&mail()).unwrap();
    drop(sender);
    let lines = server.join().unwrap();
    // base64 of "\0lin\0p@ss+word"
    assert!(lines.iter().any(|line| line == "AUTH PLAIN AGxpbgBwQHNzK3dvcmQ="), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("MAIL FROM:<no-reply@example.com>")), "{lines:?}");
    assert!(lines.iter().any(|line| line == "RCPT TO:<lin@example.com>"), "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("Auto-Submitted: auto-generated")), "{lines:?}");
}

#[test]
fn a_refused_recipient_is_final_and_a_busy_server_is_not() {
    let (port, refusing) = server("220 test", "250-AUTH PLAIN\r\n", "550 no such box");
    let sender = smtp(port);
    assert!(matches!(sender.send(&mail()), Err(MailError::Refused(_))));
    drop(sender);
    refusing.join().unwrap();
    let (port, busy) = server("220 test", "250-AUTH PLAIN\r\n", "451 come back");
    let sender = smtp(port);
    assert!(matches!(sender.send(&mail()), Err(MailError::Later(_))));
    drop(sender);
    busy.join().unwrap();
}

#[test]
fn a_server_that_is_not_there_is_tried_later() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert!(matches!(smtp(port).send(&mail()), Err(MailError::Later(_))));
}

#[test]
fn an_address_that_is_none_is_refused_before_anything_is_sent() {
    let folder = std::env::temp_dir().join(format!("meadow-mail-{}", std::process::id()));
    let outbox = Outbox::in_folder(&folder).unwrap();
    let bad = RenderedMail { to: "a\r\nBcc: x@example.com".to_owned(), ..mail() };
    assert!(matches!(outbox.send(&bad), Err(MailError::Refused(_))));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn only_this_machine_is_spoken_to_without_tls() {
    for here in ["localhost", "127.0.0.1", "127.8.8.8", "::1"] {
        assert!(smtp::is_this_machine(here), "{here}");
    }
    for there in ["example.com", "10.0.0.1", "localhost.example.com", "0.0.0.0"] {
        assert!(!smtp::is_this_machine(there), "{there}");
    }
}

#[test]
fn a_bad_setting_is_said_without_repeating_it() {
    for bad in ["", "mail.example.com", "http://mail.example.com", "smtp:lin:secret"] {
        let error = Smtp::connect_to(&SecretString::from(bad)).err().expect(bad);
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn without_a_server_mail_becomes_files() {
    let data = std::env::temp_dir().join(format!("meadow-outbox-{}", std::process::id()));
    let sender = sender(None, &data).unwrap();
    sender.send(&mail()).unwrap();
    sender.send(&mail()).unwrap();
    let files: Vec<_> = std::fs::read_dir(data.join("outbox")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 2);
    let text = std::fs::read_to_string(&files[0]).unwrap();
    assert!(text.contains("To: lin@example.com") && text.contains("multipart/alternative"), "{text}");
    assert!(files.iter().all(|file| file.extension().is_some_and(|e| e == "eml")));
    std::fs::remove_dir_all(data).unwrap();
}
