//! Orders: what their shopper and their shop are told, each step by the letter that speaks of it.

use accounts::inbox::{Arg, Email, NoticeKind};
use accounts::{PersonId, ShopPermission};
use kernel::Clock;
use trade::order::Order;
use trade::payment::refund;

use super::tell::{self, News};
use crate::trade::mails::About;
use crate::trade::same;

/// Whether letters about orders go to this person at once. One who wants a digest, or no mail, gets none; a reminder to pay cannot
/// wait for a digest.
pub(crate) fn letter_to(read: &mut db::Read, person: PersonId, about: About) -> Result<bool, db::Error> {
    let email = accounts::inbox::switch(read, person, NoticeKind::Orders)?.email;
    Ok(email == Email::AtOnce || (email == Email::Daily && about == About::Unpaid))
}

/// Tells the shopper of an order. An order is one notice, which says where it stands.
pub(crate) fn tell_buyer(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, about: About) -> Result<(), db::Error> {
    let (Some(buyer), Some(code)) = (order.buyer, buyer_code(about)) else { return Ok(()) };
    let mut news = news(order, clock, code, about)?;
    news.args.extend(amount(tx, about)?);
    let market = order.market.to_string().to_lowercase();
    news.href = match about.ret() {
        Some(ret) => format!("/{market}/returns/{ret}"),
        None => format!("/{market}/orders/{}", order.id),
    };
    tell::person(tx, same(buyer), &news)
}

/// Tells those of the order's shop who look after orders. New orders of a day are one notice; whatever needs somebody is its own.
pub(crate) fn tell_staff(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, about: About) -> Result<(), db::Error> {
    let Some(code) = staff_code(about) else { return Ok(()) };
    let Some(shop) = catalog::shop::find(tx, same(order.shop))? else { return Ok(()) };
    let mut news = news(order, clock, code, about)?;
    let desk = format!("/seller/{}", shop.handle);
    news.href = match about.ret() {
        Some(ret) => format!("{desk}/returns/{ret}"),
        None => format!("{desk}/orders/{}", order.id),
    };
    news.stack = format!("sale:{}", order.id);
    if about == About::SellerNew {
        news.stack = format!("sales:{}:{}", order.shop, tell::day(news.at));
        news.href_more = Some(format!("{desk}/orders"));
        news.fact = format!("order:{}", order.id);
    }
    tell::shop(tx, same(order.shop), ShopPermission::Orders, &news)
}

fn news(order: &Order, clock: &dyn Clock, code: &'static str, about: About) -> Result<News, db::Error> {
    Ok(News {
        kind: NoticeKind::Orders,
        code,
        args: vec![
            ("order", Arg::Text(order.id.to_string())),
            ("shop", Arg::Shop(order.shop.get())),
            ("total", Arg::Money(order.totals.total)),
        ],
        href: String::new(),
        href_more: None,
        stack: format!("order:{}", order.id),
        fact: serde_json::to_string(&about).map_err(crate::trade::fault)?,
        at: clock.now(),
        by_mail: true,
    })
}

fn amount(read: &mut db::Read, about: About) -> Result<Option<(&'static str, Arg)>, db::Error> {
    let About::Refunded { refund: id } = about else { return Ok(None) };
    Ok(refund::find(read, id)?.map(|refund| ("amount", Arg::Money(refund.amount))))
}

const fn buyer_code(about: About) -> Option<&'static str> {
    Some(match about {
        About::Unpaid => "order_unpaid",
        About::Paid => "order_paid",
        About::Cod => "order_cod",
        About::Shipped { .. } => "order_shipped",
        About::Delivered => "order_delivered",
        About::Cancelled => "order_cancelled",
        About::Stays => "order_stays",
        About::Refunded { .. } => "order_refunded",
        About::ReturnAccepted { .. } => "return_accepted",
        About::ReturnRejected { .. } => "return_rejected",
        About::ReturnDecided { .. } => "return_decided",
        About::ReturnClosed { .. } => "return_closed",
        _ => return None,
    })
}

const fn staff_code(about: About) -> Option<&'static str> {
    Some(match about {
        About::SellerNew => "sale_new",
        About::SellerLate => "sale_late",
        About::SellerCancel => "sale_cancel_asked",
        About::SellerCancelled => "sale_cancelled",
        About::SellerReturn { .. } => "sale_return_asked",
        About::SellerReturned { .. } => "sale_returned",
        _ => return None,
    })
}
