//! What somebody waited for can be bought again.

use accounts::PersonId;
use accounts::inbox::{Arg, NoticeKind};
use catalog::listing::storefront;
use kernel::Clock;
use trade::BuyerId;
use trade::wait::Waited;

use super::tell::{self, News};
use crate::trade::same;

/// Tells one who waited, with the thing's name in their language.
pub(crate) fn back_in_stock(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    person: BuyerId,
    (listing, variant, market): Waited,
) -> Result<(), db::Error> {
    let id: PersonId = same(person);
    let Some(reader) = accounts::person::find(tx, id)? else { return Ok(()) };
    let offers = storefront::offers(tx, reader.locale.lang, &[(same(listing), same(variant))])?;
    let Some(offer) = offers.into_iter().next() else { return Ok(()) };
    let options: Vec<&str> = offer.options.iter().map(|(_, value)| value.as_str()).collect();
    let title = if options.is_empty() { offer.title } else { format!("{} ({})", offer.title, options.join(", ")) };
    let at = clock.now();
    let news = News {
        kind: NoticeKind::Waits,
        code: "back_in_stock",
        args: vec![("title", Arg::Text(title))],
        href: format!("/{}/listings/{listing}?variant={variant}", market.slug()),
        href_more: None,
        stack: format!("wait:{listing}:{variant}"),
        fact: format!("wait:{listing}:{variant}:{}", at.ms()),
        at,
        by_mail: true,
    };
    tell::person(tx, id, &news)
}
