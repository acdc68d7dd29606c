//! Markets that share a variant's units sell no more than their parts.

use fulfilment::pool::{self, PoolMode};
use kernel::{Lang, MarketCode};
use trade::Holder;

use super::in_halls;
use crate::fixture::House;
use crate::trade::{AddLine, ChangeCartError, add_to_cart, cart_view, change_cart_line, same};

fn code(text: &str) -> MarketCode {
    text.parse().unwrap()
}

fn share(house: &House, variant: catalog::VariantId, mode: PoolMode, shares: &'static [(&str, i64)]) {
    let clock = house.clock.clone();
    house.write(move |tx| {
        let shares: Vec<_> = shares.iter().map(|(market, units)| (code(market), *units)).collect();
        pool::set(tx, &*clock, same(variant), mode, &shares)
    });
}

fn parts(house: &House, variant: catalog::VariantId) -> Vec<(String, i64)> {
    let pool = house.read(|read| pool::shares(read, same(variant)));
    pool.shares.iter().map(|share| (share.market.to_string(), share.left)).collect()
}

#[test]
fn a_cart_gets_no_more_than_its_markets_part() {
    in_halls(1, 1, 10, |house, hall| {
        let good = hall.goods[0];
        share(house, good.variant, PoolMode::Manual, &[("GB", 2), ("TH", 8)]);
        let basket = hall.basket(&[(0, 2)]);
        let (clock, market) = (house.clock.clone(), hall.market.clone());
        let more = house.deps.db.write_blocking(move |tx| {
            let line = AddLine { listing: same(good.listing), variant: same(good.variant), quantity: 1, via: None };
            add_to_cart(tx, &*clock, &market, basket.cart, &Holder::Token(&basket.token), line)
        });
        assert!(matches!(more, Err(ChangeCartError::OutOfStock { available: 2 })), "{more:?}");
        let find = || house.read(|read| trade::cart::find(read, basket.cart, &Holder::Token(&basket.token))).unwrap();
        let (line, clock) = (find().lines[0].id, house.clock.clone());
        let grown = house.deps.db.write_blocking(move |tx| {
            change_cart_line(tx, &*clock, basket.cart, &Holder::Token(&basket.token), line, 3)
        });
        assert!(matches!(grown, Err(ChangeCartError::OutOfStock { available: 2 })), "{grown:?}");
        share(house, good.variant, PoolMode::Manual, &[("GB", 1), ("TH", 9)]);
        let seen = house.read(|read| cart_view(read, &*house.clock, &hall.market, Lang::EN, find()));
        assert_eq!((seen.lines[0].problem, seen.lines[0].available), (Some("trade.quantity_short"), 1));
        share(house, good.variant, PoolMode::Manual, &[("TH", 10)]);
        let seen = house.read(|read| cart_view(read, &*house.clock, &hall.market, Lang::EN, find()));
        assert_eq!(seen.lines[0].problem, Some("trade.out_of_stock"));
    });
}

#[test]
fn parts_follow_what_was_sold_lately_and_none_is_forgotten() {
    in_halls(1, 1, 12, |house, hall| {
        let variant = hall.goods[0].variant;
        share(house, variant, PoolMode::Split, &[("GB", 1), ("TH", 1)]);
        let clock = house.clock.clone();
        house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
        house.run();
        assert_eq!(parts(house, variant), [("GB".to_owned(), 6), ("TH".to_owned(), 6)], "nothing was sold yet");
        hall.order(hall.basket(&[(0, 2)]), super::hall::Ask::default()).unwrap();
        house.clock.advance_ms(kernel::DAY_MS);
        house.run();
        let now = parts(house, variant);
        assert_eq!(now.iter().map(|(_, units)| units).sum::<i64>(), 10);
        assert!(now[0].1 > now[1].1 && now[1].1 > 0, "{now:?}");
    });
}
