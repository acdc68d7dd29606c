//! A person's rights in what they bought, and what of it a seller still sees.

use accounts::PersonId;
use accounts::person::DeleteError;
use db::outbox::{Consumer, Event};
use kernel::{Clock, PageRequest};
use serde::Serialize;
use trade::Address;
use trade::order::{self, Order, OrderState};
use trade::payment::{self, Payment};
use trade::returns::{self, Return};

use super::same;

/// An address as a seller sees it once the order has arrived: initials, the last digits of the phone, town and country; no street
/// and no postal code.
pub fn masked(address: &Address) -> Address {
    Address {
        name: initials(&address.name),
        phone: last_digits(&address.phone),
        country: address.country,
        line1: HIDDEN.to_owned(),
        line2: None,
        city: address.city.clone(),
        region: address.region.clone(),
        postal_code: None,
    }
}

const HIDDEN: &str = "•••";
/// Digits of a phone number that stay readable.
const DIGITS_SHOWN: usize = 2;

/// `M. L.` of `Mali Lim`.
fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().next().map(|letter| format!("{letter}."));
    name.split_whitespace().filter_map(first).collect::<Vec<_>>().join(" ")
}

fn last_digits(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let shown: String = digits.iter().skip(digits.len().saturating_sub(DIGITS_SHOWN)).collect();
    format!("{HIDDEN}{shown}")
}

/// An order with everything that belongs to it, for the person who bought.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExportedOrder {
    #[serde(flatten)]
    pub order: Order,
    pub payments: Vec<Payment>,
    pub returns: Vec<Return>,
}

/// Everything that is kept of what a person bought, the newest first: for `GET /me/export`.
pub fn export_orders(read: &mut db::Read, person: PersonId) -> Result<Vec<ExportedOrder>, db::Error> {
    let mut exported = Vec::new();
    let mut page = PageRequest::new(None, Some(kernel::LIMIT_MAX));
    loop {
        let orders = order::of_buyer(read, same(person), &page)?;
        for order in orders.items {
            let (payments, returns) = (payment::of_order(read, order.id)?, returns::of_order(read, order.id)?);
            exported.push(ExportedOrder { order, payments, returns });
        }
        match orders.next {
            Some(next) => page.after = Some(next),
            None => return Ok(exported),
        }
    }
}

/// Everything that is kept of a person: their account, what they bought, and what they showed and said.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedPerson {
    #[serde(flatten)]
    pub account: accounts::export::Export,
    pub orders: Vec<ExportedOrder>,
    /// What they wait for.
    pub waits: Vec<trade::wait::Wait>,
    #[serde(flatten)]
    pub shown: content::person::Export,
}

/// Everything that is kept of `person`; `None` when there is nobody.
pub fn export_person(read: &mut db::Read, person: PersonId) -> Result<Option<ExportedPerson>, db::Error> {
    let Some(account) = accounts::export::of_person(read, person)? else { return Ok(None) };
    let shown = content::person::export(read, same(person))?;
    // One waits for no more than fits a page.
    let all = PageRequest::new(None, Some(kernel::LIMIT_MAX));
    let waits = trade::wait::of_person(read, same(person), &all)?.items;
    Ok(Some(ExportedPerson { account, orders: export_orders(read, person)?, waits, shown }))
}

/// Deletes a person's account, and their name, address and e-mail from what they bought: goods, amounts and books stay. Orders that
/// are still on their way keep the address until they are over. What they showed and said is gone, with its files.
pub fn delete_account(tx: &mut db::Tx, clock: &dyn Clock, person: PersonId) -> Result<(), DeleteError> {
    accounts::person::delete(tx, clock, person)?;
    forget_shopper(tx, person)?;
    content::person::forget(tx, clock, same(person))?;
    Ok(())
}

/// The part of [`delete_account`] that is in orders.
pub fn forget_shopper(tx: &mut db::Tx, person: PersonId) -> Result<(), db::Error> {
    affiliate::touch::forget(tx, person.get())?;
    affiliate::link::forget(tx, person.get())?;
    trade::wait::forget(tx, same(person))?;
    order::forget_buyer(tx, same(person))
}

/// Forgets people who are gone as soon as an order of theirs is over.
pub(crate) struct Forgetter;

impl Consumer for Forgetter {
    fn name(&self) -> &'static str {
        "order_forgetter"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == order::ORDER_MOVED || topic == order::ORDER_CANCELLED
    }

    fn handle(&self, db: &db::Db, _: &dyn Clock, events: &[Event]) -> Result<(), String> {
        if events.iter().any(is_over) {
            while db.write_blocking(order::forget_over).map_err(|error| error.to_string())? > 0 {}
        }
        Ok(())
    }
}

fn is_over(event: &Event) -> bool {
    event.topic == order::ORDER_CANCELLED || event.payload.contains(OrderState::Completed.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_address_keeps_what_a_seller_needs_to_remember_it() {
        let address = Address {
            name: "Mali Saetang".to_owned(),
            phone: "+66812345678".to_owned(),
            country: "TH".parse().unwrap(),
            line1: "99/1 Rama IV Road".to_owned(),
            line2: Some("Floor 3".to_owned()),
            city: "Bangkok".to_owned(),
            region: Some("Bangkok".to_owned()),
            postal_code: Some("10500".to_owned()),
        };
        let masked = masked(&address);
        assert_eq!((masked.name.as_str(), masked.phone.as_str()), ("M. S.", "•••78"));
        assert_eq!((masked.line1.as_str(), masked.line2, masked.postal_code), ("•••", None, None));
        assert_eq!((masked.city.as_str(), masked.country.code()), ("Bangkok", "TH"));
    }
}
