use super::*;
use crate::testing::{At, mails, person, write};

#[test]
fn a_letter_is_in_the_persons_language_and_escaped() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        mails(&db, At(0));
        let kind = MailKind::ShopInvite { shop_name: "<b>Moon".to_owned(), by: "wu".to_owned() };
        write(&db, move |tx| enqueue(tx, &At(0), &Mail { person: Some(id), kind: kind.clone() })).unwrap();
        let mail = mails(&db, At(0)).pop().unwrap();
        assert!(mail.subject.starts_with("en accounts-mail-invite-subject"));
        assert!(mail.text.contains("<b>Moon") && !mail.html.contains("<b>Moon"), "{}", mail.html);
        assert!(mail.html.contains("https:&#x2f;&#x2f;shop.example.com&#x2f;account&#x2f;invites"), "{}", mail.html);
        assert_eq!(format!("{mail:?}"), "RenderedMail(…)");
    }
}

#[test]
fn no_job_holds_a_token() {
    for db in testkit::databases() {
        person(&db, "lin");
        let sent = mails(&db, At(0));
        let token = crate::testing::token(&sent, "verify");
        let jobs = db.read_blocking(|read| db::jobs::list(read, None, &kernel::PageRequest::first())).unwrap();
        assert!(jobs.items.iter().all(|job| !job.payload.contains(token.expose_secret())));
    }
}

#[test]
fn a_deleted_person_gets_no_mail() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        write(&db, move |tx| crate::person::delete(tx, &At(0), id)).unwrap();
        assert!(mails(&db, At(0)).is_empty());
    }
}

#[test]
fn a_letter_of_another_part_of_the_house_lists_its_facts() {
    let text = LetterText {
        to: "guest@example.com".to_owned(),
        lang: Lang::TH,
        subject: "Order 7\r\nBcc: all@example.com".to_owned(),
        greeting: "Hello,".to_owned(),
        body: "It is paid.".to_owned(),
        facts: vec![("Cup <b>".to_owned(), "£12.77".to_owned()), ("Total".to_owned(), "£12.77".to_owned())],
        button: "See the order".to_owned(),
        link: SecretString::from("https://shop.example.com/order/7".to_owned()),
        note: "Until Sunday.".to_owned(),
        footer: "Meadow".to_owned(),
    };
    let mail = text.lay_out("Meadow <no-reply@example.com>").unwrap();
    assert_eq!(mail.subject, "Order 7 Bcc: all@example.com");
    assert!(
        mail.text.contains("It is paid.\n\nCup <b>: £12.77\nTotal: £12.77\n\nSee the order:\nhttps://"),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("lang=\"th\"") && mail.html.contains("Cup &lt;b&gt;") && !mail.html.contains("Cup <b>"));
}
