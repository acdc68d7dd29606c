-- What was paid for, by market and shop over time: the numbers of a market, and those of a shop.
CREATE INDEX shop_order_paid ON shop_order (market, paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX shop_order_shop_paid ON shop_order (shop, paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX commission_market_ordered ON commission (market, ordered_at);
