//! Letters about orders: to whom, in which words, with which link; and what is kept of people who leave.

use std::sync::{Arc, Mutex};

use accounts::PersonId;
use accounts::mail::{MailError, MailSender, RenderedMail};
use kernel::{HOUR_MS, MINUTE_MS, OsRng};
use trade::Actor;
use trade::returns::ReturnKind;

use super::town::{Basket, Town};
use crate::fixture::House;
use crate::trade::{
    AskReturn, CancelOrder, OrderMailJob, OrderWords, Reader, Said, cancel_order, decide_return, delete_account,
    export_orders, fault, request_return, same,
};

#[derive(Default)]
struct Postbox(Mutex<Vec<RenderedMail>>);

impl MailSender for Postbox {
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError> {
        self.0.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

/// Says the message id and its values, so that tests see both.
struct Echo;

impl OrderWords for Echo {
    fn say(&self, reader: Reader, id: &str, values: &[(&str, &str)]) -> String {
        format!("{} {} {id} {values:?}", reader.lang, reader.market)
    }
    fn value(&self, _: Reader, value: &Said) -> String {
        format!("{value:?}")
    }
    fn sentence(&self, reader: Reader, id: &str, values: &[(&str, Said)]) -> String {
        format!("{} {} {id} {values:?}", reader.lang, reader.market)
    }
}

/// Follows events and sends what is queued by now; returns it.
fn post(house: &House) -> Vec<RenderedMail> {
    let postbox = Arc::new(Postbox::default());
    let job = OrderMailJob {
        sender: postbox.clone(),
        words: Arc::new(Echo),
        url: "https://shop.example.com".parse().unwrap(),
        from: "Meadow <no-reply@example.com>".to_owned(),
        clock: house.clock.clone(),
        rng: Arc::new(OsRng),
    };
    let consumers = crate::consumers(&house.deps);
    db::jobs::run_due(&house.deps.db, &*house.clock, &[Box::new(job)], &consumers).unwrap();
    std::mem::take(&mut *postbox.0.lock().unwrap())
}

/// The letters by the middle of their subject's message id: `paid`, `seller-new`.
fn names(letters: &[RenderedMail]) -> Vec<String> {
    let name = |mail: &RenderedMail| {
        let id = mail.subject.split(' ').nth(2).unwrap();
        id.trim_start_matches("orders-mail-").trim_end_matches("-subject").to_owned()
    };
    letters.iter().map(name).collect()
}

fn person(house: &House, handle: &str) -> PersonId {
    let wish = accounts::SignUp {
        handle: handle.to_owned(),
        email: format!("{handle}@example.com"),
        password: "correct horse battery".to_owned().into(),
        locale: "zh-CN".to_owned(),
        market: "GB".to_owned(),
    };
    let hash = accounts::password::hash(&wish.password, &OsRng).unwrap();
    let (new, clock) = (wish.check().unwrap(), house.clock.clone());
    let person = house.deps.db.write_blocking(move |tx| accounts::person::sign_up(tx, &*clock, &new, &hash));
    person.unwrap().id
}

/// A town whose shop has somebody who looks after its orders.
fn staffed(house: &House) -> Town<'_> {
    let town = Town::new(house, "CN");
    let owner = person(house, "wu");
    let (clock, shop) = (house.clock.clone(), same(town.shop.id));
    house.write(move |tx| accounts::membership::found(tx, &*clock, shop, owner));
    town
}

#[test]
fn people_hear_of_their_orders() {
    House::each(|house| {
        let town = staffed(house);
        let order = town.buy(Basket::default());
        let letters = post(house);
        assert_eq!(names(&letters), ["paid"]);
        let letter = &letters[0];
        assert_eq!(letter.to, "mali@example.com");
        assert!(letter.text.contains("2 × Rose quartz bracelet"), "{}", letter.text);
        let link = letter.text.lines().find(|line| line.starts_with("https://")).unwrap();
        let start = format!("https://shop.example.com/gb/orders/{}/key/", order.id);
        let hash = trade::access::token_hash(link.strip_prefix(&start).unwrap()).unwrap();
        let now = kernel::Clock::now(&*house.clock);
        assert_eq!(house.read(|read| trade::access::opens(read, &hash, now)), Some(order.id));
        assert!(town.jobs("order_mail").iter().all(|job| !job.payload.contains(link.rsplit('/').next().unwrap())));

        town.go("remorse is over", HOUR_MS);
        let letters = post(house);
        assert_eq!(names(&letters), ["seller-new"]);
        assert!(letters[0].to == "wu@example.com" && letters[0].subject.starts_with("zh GB"), "{}", letters[0].subject);
        town.go("it will be late", 35 * HOUR_MS);
        assert_eq!(names(&post(house)), ["seller-late"]);
        let parcel = town.pack(&order, None, "T-9");
        town.deliver(parcel);
        let letters = post(house);
        assert_eq!(names(&letters), ["shipped", "delivered"]);
        assert!(letters[0].text.contains("T-9"), "{}", letters[0].text);

        let (id, lines) = (order.id, vec![order.lines[0].id]);
        let ret = town.step("return asked", move |tx, clock| {
            let mut order = trade::order::find(tx, id)?.unwrap();
            let kind = ReturnKind::ReturnAndRefund;
            let ask = AskReturn { lines: &lines, kind, reason: "DAMAGED", note: "", actor: Actor::Buyer };
            request_return(tx, clock, &mut order, &ask).map_err(fault)
        });
        assert_eq!(names(&post(house)), ["seller-return"]);
        town.step("agreed", move |tx, clock| {
            let mut ret = ret.clone();
            decide_return(tx, clock, &mut ret, Actor::Seller, true, "").map_err(fault)
        });
        assert_eq!(names(&post(house)), ["return-accepted"]);
    });
}

#[test]
fn who_does_not_pay_is_reminded_once_and_told_of_the_end() {
    House::each(|house| {
        let town = staffed(house);
        let order = town.buy(Basket { name: "DECLINE", ..Basket::default() });
        assert!(post(house).is_empty());
        town.go("ten minutes later", 10 * MINUTE_MS);
        assert_eq!(names(&post(house)), ["unpaid"]);
        town.go("half an hour later", 20 * MINUTE_MS);
        let letters = post(house);
        assert_eq!(names(&letters), ["cancelled"], "the seller never heard of it");
        assert!(letters[0].text.contains("orders-mail-reason-not-paid"), "{}", letters[0].text);

        let paid = town.bought(Basket::default());
        post(house);
        let id = paid.id;
        town.step("cancelled by the seller", move |tx, clock| {
            let mut order = trade::order::find(tx, id)?.unwrap();
            let cancel = CancelOrder { actor: Actor::Seller, lines: None, reason: "broken" };
            cancel_order(tx, clock, &mut order, &cancel).map_err(fault)
        });
        let mut told = names(&post(house));
        told.sort();
        assert_eq!(told, ["cancelled", "seller-cancelled"]);
        town.go("the money is back", 0);
        assert_eq!(names(&post(house)), ["refunded"]);
        assert_eq!(order.totals.refunded.minor, 0);
    });
}

#[test]
fn who_leaves_takes_their_name_along_and_the_books_stay() {
    House::each(|house| {
        let town = staffed(house);
        let mali = person(house, "mali");
        let (over, open) =
            (town.buy_as(Basket::default(), mali), town.buy_as(Basket { units: 1, ..Basket::default() }, mali));
        let id = over.id;
        town.step("cancelled", move |tx, clock| {
            let mut order = trade::order::find(tx, id)?.unwrap();
            let cancel = CancelOrder { actor: Actor::Buyer, lines: None, reason: "no" };
            cancel_order(tx, clock, &mut order, &cancel).map_err(fault)
        });
        let exported = house.read(|read| export_orders(read, mali));
        assert_eq!(exported.len(), 2);
        let json = serde_json::to_string(&exported).unwrap();
        assert!(json.contains("Mali Saetang") && json.contains("payments"), "{json}");

        town.step("gone", move |tx, clock| delete_account(tx, clock, mali).map_err(fault));
        let name = |id| town.order(id).address.name;
        assert_eq!((name(over.id).as_str(), name(open.id).as_str()), ("", "Mali Saetang"));
        town.go("remorse is over", HOUR_MS);
        town.go("never sent", 96 * HOUR_MS);
        house.run();
        let open = town.order(open.id);
        assert_eq!((open.address.name.as_str(), open.email), ("", None));
        assert_eq!(open.totals.refunded, open.totals.total);
    });
}
