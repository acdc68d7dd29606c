//! An order of a brand's store to which a link led: which of its lines are ours, and whose touch each owes.

use affiliate::attribution::{self, Attribution, Buyer};
use affiliate::external::{self, NewSale, PaidLine, PaidOrder};
use affiliate::link::{self, Click, Link, Origin};
use affiliate::touch::{self, Touch, TouchKind, Who};
use affiliate::{ProductId, VariantId, collaboration, connection};
use catalog::ShopId;
use kernel::{Clock, Id, Instant};

use super::heard::StoreHeard;
use crate::trade::same;

/// Takes an order that was paid. One that names no click of this shop's is not kept: the brand sells elsewhere, too.
pub(super) fn paid(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    order: &PaidOrder,
) -> Result<StoreHeard, db::Error> {
    if order.is_test {
        return Ok(StoreHeard::Ignored);
    }
    let Some((link, click)) = led(tx, shop, order)? else { return Ok(StoreHeard::Ignored) };
    external::note_order(tx, clock, order, &link, click.as_ref())?;
    let of = Order { order, link, click, shop, buyer: None };
    let of = Order { buyer: Some(of.buyer(tx)?), ..of };
    for line in &order.lines {
        of.sell(tx, clock, line)?;
    }
    external::apply_refunds(tx, clock, same(shop), order.number)?;
    Ok(StoreHeard::Taken)
}

/// The link of this shop's that led to the order.
fn led(read: &mut db::Read, shop: ShopId, order: &PaidOrder) -> Result<Option<(Link, Option<Click>)>, db::Error> {
    for click in &order.clicks {
        let found = link::of_click(read, Id::new(*click))?;
        if let Some(found) = found.filter(|(link, _)| link.shop.get() == shop.get()) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// An order, and what led to it.
struct Order<'a> {
    order: &'a PaidOrder,
    link: Link,
    click: Option<Click>,
    shop: ShopId,
    buyer: Option<Buyer>,
}

/// A line as we know it.
struct Ours {
    variant: VariantId,
    product: ProductId,
    listing: affiliate::ListingId,
    category: &'static str,
}

impl Order<'_> {
    fn sell(&self, tx: &mut db::Tx, clock: &dyn Clock, line: &PaidLine) -> Result<(), db::Error> {
        let Some(ours) = self.ours(tx, line)? else { return Ok(()) };
        let attribution = self.attribution(tx, ours.product, clock.now())?;
        let is_own = self.buyer.is_some_and(|buyer| buyer.of_the_shop)
            || attribution.as_ref().is_some_and(|attribution| attribution.nothing.is_some());
        let origin = if is_own { Origin::Self_ } else { self.click.map_or(Origin::Real, |click| click.origin) };
        let new = NewSale {
            order: self.order,
            line,
            link: &self.link,
            click: self.click.as_ref(),
            listing: ours.listing,
            product: ours.product,
            variant: ours.variant,
            category: ours.category,
            origin,
            attribution: attribution.as_ref(),
        };
        external::sell(tx, clock, &new).map(drop)
    }

    /// What a line is of, where it is on sale in the link's market.
    fn ours(&self, read: &mut db::Read, line: &PaidLine) -> Result<Option<Ours>, db::Error> {
        let Some((variant, product)) = self.variant(read, line)? else { return Ok(None) };
        let known = catalog::product::find(read, same(product))?;
        let Some(known) = known.filter(|known| known.shop == self.shop) else { return Ok(None) };
        let listing = match product == self.link.product {
            true => Some(self.link.listing),
            false => {
                let listings = catalog::listing::of_product(read, same(product))?;
                listings.iter().find(|listing| listing.market == self.link.market).map(|listing| same(listing.id))
            }
        };
        Ok(listing.map(|listing| Ours { variant, product, listing, category: known.category.slug() }))
    }

    /// By the store's own name, by the one that the seller gave, by SKU. The only line of an order that says neither is what the link
    /// led to, when nobody knows what the store calls that.
    fn variant(&self, read: &mut db::Read, line: &PaidLine) -> Result<Option<(VariantId, ProductId)>, db::Error> {
        if let Some(external) = line.variant
            && let Some(found) = connection::variant_of(read, same(self.shop), external)?
        {
            return Ok(Some(found));
        }
        if let Some((variant, product)) = catalog::product::named_by_store(read, self.shop, line.variant, &line.sku)? {
            return Ok(Some((same(variant), same(product))));
        }
        if self.order.lines.len() != 1 || !line.sku.is_empty() {
            return Ok(None);
        }
        let store = catalog::shop::find(read, self.shop)?.and_then(|shop| shop.store).unwrap_or_default();
        let known = connection::external_id(read, self.link.variant, &store)?;
        let own = catalog::product::find(read, same(self.link.product))?;
        let own =
            own.and_then(|product| product.variants.into_iter().find(|one| one.id.get() == self.link.variant.get()));
        let is_named = known.is_some() || own.is_none_or(|variant| variant.external_id.is_some());
        Ok((!is_named).then_some((self.link.variant, self.link.product)))
    }

    /// Who went there.
    fn who(&self) -> Who {
        self.click.map_or_else(Who::default, |click| click.who)
    }

    fn jumped_at(&self) -> Instant {
        self.click.map_or(self.link.made_at, |click| click.at)
    }

    /// Who buys: whoever went there, or the creator or one of the shop by the address that the order was confirmed to.
    fn buyer(&self, read: &mut db::Read) -> Result<Buyer, db::Error> {
        let mut person = self.who().person;
        let mut of_the_shop = self.click.is_some_and(|click| click.origin == Origin::Self_) && !self.is_creator(person);
        if let Some(email) = self.order.email.as_deref().map(plain) {
            if let Some(creator) = self.link.creator
                && has_email(read, same(creator), &email)?
            {
                person = Some(same(creator));
            }
            for member in accounts::membership::members(read, same(self.shop))? {
                of_the_shop = of_the_shop || has_email(read, member.person, &email)?;
            }
        }
        Ok(Buyer { person, of_the_shop })
    }

    fn is_creator(&self, person: Option<Id<touch::Person>>) -> bool {
        person.zip(self.link.creator).is_some_and(|(person, creator)| person.get() == creator.get())
    }

    /// Whose touch a product of the order owes. Nothing later than the jump can have led to it.
    fn attribution(
        &self,
        read: &mut db::Read,
        product: ProductId,
        now: Instant,
    ) -> Result<Option<Attribution>, db::Error> {
        let jumped_at = self.jumped_at();
        let (mut touches, mut candidates) = touch::known(read, &self.who(), &[product], now)?;
        touches.retain(|touch| touch.at <= jumped_at);
        if let Some(creator) = self.link.creator.filter(|_| product == self.link.product) {
            let (kind, source) = self.link.via.unwrap_or((TouchKind::Link, Id::new(self.link.id.get())));
            let is_same = |touch: &Touch| (touch.kind, touch.source, touch.at) == (kind, source, jumped_at);
            // Whose device it is stays known, whoever was signed in when they went.
            let known = touches.iter().filter(|touch| is_same(touch)).find_map(|touch| touch.person);
            let person = self.who().person.or(known);
            touches.retain(|touch| !is_same(touch));
            touches.push(Touch { kind, source, creator, product, at: jumped_at, person });
            candidates.extend(collaboration::candidates(read, creator, product, now)?);
        }
        let buyer = self.buyer.unwrap_or(Buyer { person: None, of_the_shop: false });
        Ok(attribution::decide(&touches, &candidates, product, &buyer, now))
    }
}

fn has_email(read: &mut db::Read, person: accounts::PersonId, email: &str) -> Result<bool, db::Error> {
    let found = accounts::person::find(read, person)?.and_then(|person| person.email);
    Ok(found.is_some_and(|known| plain(&known) == email))
}

fn plain(email: &str) -> String {
    email.trim().to_lowercase()
}
