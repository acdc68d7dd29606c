//! What a letter needs to know, read when it is sent.

use accounts::PersonId;
use kernel::{Instant, Lang, Money};
use trade::cancellation::{self, Cancellation};
use trade::order::{self, DueKind, Order, OrderState};
use trade::payment::refund;
use trade::returns::{self, Return, ReturnState};

use super::super::same;
use super::{About, QueuedLetter, Reader};

/// Everything a letter may say.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub to: String,
    /// Whom the letter greets, if the house knows a name.
    pub name: Option<String>,
    pub reader: Reader,
    /// The shopper has no account: the link must open the order by itself.
    pub is_guest: bool,
    pub order: Order,
    pub shop_name: String,
    pub shop_handle: String,
    /// Carrier and number.
    pub parcel: Option<(String, String)>,
    pub ret: Option<Return>,
    pub refund: Option<Money>,
    /// Why it was cancelled, or shall be.
    pub reason: Option<String>,
    /// When somebody must have answered, or sent something back.
    pub answer_by: Option<Instant>,
    pub returns_until: Option<Instant>,
}

impl Facts {
    /// When the time to pay is over.
    pub fn pay_by(&self) -> Option<Instant> {
        self.order.due.filter(|due| due.kind == DueKind::Pay).map(|due| due.at)
    }
}

/// What the letter says; `None` when it is not to be sent (any more): overtaken by events, or nobody is there to read it.
pub(super) fn read(read: &mut db::Read, letter: &QueuedLetter) -> Result<Option<Facts>, db::Error> {
    let Some(order) = order::find(read, letter.order)? else { return Ok(None) };
    let Some(shop) = catalog::shop::find(read, same(order.shop))? else { return Ok(None) };
    let Some(whom) = (match letter.staff {
        Some(person) => staff(read, person, &order)?,
        None => shopper(read, &order)?,
    }) else {
        return Ok(None);
    };
    let mut facts = Facts {
        to: whom.to,
        name: whom.name,
        reader: whom.reader,
        is_guest: order.buyer.is_none(),
        shop_name: shop.name,
        shop_handle: shop.handle,
        parcel: None,
        ret: None,
        refund: None,
        reason: None,
        answer_by: None,
        returns_until: None,
        order,
    };
    let is_still_true = details(read, letter.about, &mut facts)?;
    Ok(is_still_true.then_some(facts))
}

struct Whom {
    to: String,
    name: Option<String>,
    reader: Reader,
}

fn shopper(read: &mut db::Read, order: &Order) -> Result<Option<Whom>, db::Error> {
    let reader = Reader { lang: order.lang, market: order.market };
    let person = match order.buyer {
        Some(buyer) => accounts::person::find(read, same(buyer))?.filter(|person| person.deleted_at.is_none()),
        None => None,
    };
    let (name, own) = person.map_or((None, None), |person| (Some(person.handle), person.email));
    Ok(order.email.clone().or(own).map(|to| Whom { to, name, reader }))
}

fn staff(read: &mut db::Read, person: PersonId, order: &Order) -> Result<Option<Whom>, db::Error> {
    let person = accounts::person::find(read, person)?.filter(|person| person.deleted_at.is_none());
    Ok(person.and_then(|person| {
        let lang: Lang = person.locale.lang;
        let reader = Reader { lang, market: order.market };
        person.email.map(|to| Whom { to, name: Some(person.handle), reader })
    }))
}

/// Reads what this letter speaks of; false when it is not true any more.
fn details(read: &mut db::Read, about: About, facts: &mut Facts) -> Result<bool, db::Error> {
    let order = facts.order.id;
    match about {
        About::Unpaid => return Ok(facts.order.state == OrderState::Unpaid),
        About::SellerLate => return Ok(is_with_seller(facts.order.state)),
        About::Shipped { parcel } => {
            let parcel = fulfilment::parcel::find(read, parcel)?;
            facts.parcel = parcel.and_then(|parcel| Some((parcel.carrier, parcel.tracking?)));
        }
        About::Delivered => facts.returns_until = returns_until(read, &facts.order)?,
        About::Cancelled | About::SellerCancelled => facts.reason = last_reason(read, &facts.order)?,
        About::SellerCancel => return Ok(asked(cancellation::open_of(read, order)?, facts)),
        About::Refunded { refund } => facts.refund = refund::find(read, refund)?.map(|refund| refund.amount),
        _ => {}
    }
    if let Some(ret) = about.ret() {
        facts.ret = returns::find(read, ret)?;
        facts.answer_by = facts.ret.as_ref().and_then(|ret| ret.due_at);
    }
    Ok(match (about, &facts.ret) {
        (About::SellerReturn { .. }, Some(ret)) => ret.state == ReturnState::Requested,
        _ => true,
    })
}

fn is_with_seller(state: OrderState) -> bool {
    matches!(state, OrderState::AwaitingShipment | OrderState::PartiallyShipped | OrderState::AwaitingCollection)
}

fn asked(asked: Option<Cancellation>, facts: &mut Facts) -> bool {
    let Some(asked) = asked else { return false };
    facts.reason = Some(asked.reason);
    facts.answer_by = asked.due_at;
    true
}

fn returns_until(read: &mut db::Read, order: &Order) -> Result<Option<Instant>, db::Error> {
    let market = market::markets::find(read, order.market)?;
    Ok(order.return_until(market.map_or(0, |market| market.return_days)))
}

fn last_reason(read: &mut db::Read, order: &Order) -> Result<Option<String>, db::Error> {
    Ok(order::history(read, order.id)?.pop().map(|event| event.reason))
}
