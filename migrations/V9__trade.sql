-- Carts, orders, payments, returns.

CREATE TABLE cart (
    id         BIGINT PRIMARY KEY,
    market     TEXT NOT NULL,
    -- Whose it is: a person's, or of whoever bears the token.
    buyer      BIGINT,
    token_hash BYTEA,
    state      TEXT NOT NULL CHECK (state IN ('OPEN', 'ORDERED')),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX cart_buyer_open ON cart (buyer, market) WHERE state = 'OPEN' AND buyer IS NOT NULL;
CREATE INDEX cart_with_token ON cart (updated_at) WHERE token_hash IS NOT NULL;

CREATE TABLE cart_line (
    id         BIGINT PRIMARY KEY,
    cart       BIGINT NOT NULL REFERENCES cart (id),
    listing    BIGINT NOT NULL,
    product    BIGINT NOT NULL,
    variant    BIGINT NOT NULL,
    shop       BIGINT NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    -- The price of a unit that the shopper saw last.
    seen_minor BIGINT NOT NULL,
    currency   TEXT NOT NULL,
    via_kind   TEXT,
    via_id     BIGINT,
    added_at   BIGINT NOT NULL
);
CREATE INDEX cart_line_cart ON cart_line (cart, id);

-- What was promised by one shop: a copy, which nothing changes later.
CREATE TABLE shop_order (
    id           BIGINT PRIMARY KEY,
    cart         BIGINT NOT NULL REFERENCES cart (id),
    shop         BIGINT NOT NULL,
    market       TEXT NOT NULL,
    lang         TEXT NOT NULL,
    currency     TEXT NOT NULL,
    buyer        BIGINT,
    email        TEXT,
    address      TEXT NOT NULL,
    lane         TEXT NOT NULL,
    method       TEXT NOT NULL,
    origin       TEXT NOT NULL CHECK (origin IN ('real', 'simulated', 'bot', 'self')),
    items        BIGINT NOT NULL CHECK (items >= 0),
    shipping     BIGINT NOT NULL CHECK (shipping >= 0),
    tax          BIGINT NOT NULL CHECK (tax BETWEEN 0 AND total),
    total        BIGINT NOT NULL CHECK (total = items + shipping),
    refunded     BIGINT NOT NULL CHECK (refunded BETWEEN 0 AND total),
    fx_to        TEXT,
    fx_rate      TEXT,
    fx_source    TEXT,
    fx_date      TEXT,
    state        TEXT NOT NULL CHECK (state IN ('UNPAID', 'ON_HOLD', 'AWAITING_SHIPMENT', 'PARTIALLY_SHIPPED',
        'AWAITING_COLLECTION', 'IN_TRANSIT', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
    due_kind     TEXT,
    due_at       BIGINT,
    late         BIGINT NOT NULL CHECK (late IN (0, 1)),
    -- The buyer's account is gone: name and address go when the order is over.
    forget       BIGINT NOT NULL CHECK (forget IN (0, 1)),
    placed_at    BIGINT NOT NULL,
    paid_at      BIGINT,
    ship_by      BIGINT,
    delivered_at BIGINT,
    completed_at BIGINT,
    cancelled_at BIGINT,
    UNIQUE (cart, shop)
);
CREATE INDEX shop_order_shop ON shop_order (shop, state, id);
CREATE INDEX shop_order_shop_all ON shop_order (shop, id);
CREATE INDEX shop_order_state ON shop_order (state, id);
CREATE INDEX shop_order_buyer ON shop_order (buyer, id) WHERE buyer IS NOT NULL;
CREATE INDEX shop_order_due ON shop_order (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX shop_order_forget ON shop_order (id) WHERE forget = 1;

-- One unit a line.
CREATE TABLE order_line (
    id          BIGINT PRIMARY KEY,
    order_id    BIGINT NOT NULL REFERENCES shop_order (id),
    listing     BIGINT NOT NULL,
    product     BIGINT NOT NULL,
    variant     BIGINT NOT NULL,
    title       TEXT NOT NULL,
    sku         TEXT NOT NULL,
    options     TEXT NOT NULL,
    image       TEXT,
    gross       BIGINT NOT NULL CHECK (gross > 0),
    tax         BIGINT NOT NULL CHECK (tax >= 0),
    net         BIGINT NOT NULL CHECK (net = gross - tax),
    vat_bp      BIGINT NOT NULL,
    tax_by      TEXT NOT NULL CHECK (tax_by IN ('platform', 'seller', 'carrier')),
    commission  BIGINT NOT NULL CHECK (commission >= 0),
    payment_fee BIGINT NOT NULL CHECK (payment_fee >= 0),
    state       TEXT NOT NULL CHECK (state IN ('OPEN', 'PACKED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'RETURNING', 'RETURNED')),
    refunded    BIGINT NOT NULL CHECK (refunded BETWEEN 0 AND gross),
    via_kind    TEXT,
    via_id      BIGINT
);
CREATE INDEX order_line_order ON order_line (order_id, id);
CREATE INDEX order_line_variant ON order_line (variant);

CREATE TABLE order_move (
    id         BIGINT PRIMARY KEY,
    order_id   BIGINT NOT NULL REFERENCES shop_order (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    actor      TEXT NOT NULL CHECK (actor IN ('BUYER', 'SELLER', 'SYSTEM', 'OPERATOR')),
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX order_move_order ON order_move (order_id, id);

-- The buyer's wish to cancel, which the seller answers.
CREATE TABLE cancellation (
    id         BIGINT PRIMARY KEY,
    order_id   BIGINT NOT NULL REFERENCES shop_order (id),
    lines      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    actor      TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('REQUESTED', 'ACCEPTED', 'REJECTED')),
    answer     TEXT,
    due_at     BIGINT,
    asked_at   BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT
);
CREATE UNIQUE INDEX cancellation_open ON cancellation (order_id) WHERE state = 'REQUESTED';
CREATE INDEX cancellation_order ON cancellation (order_id, id);
CREATE INDEX cancellation_due ON cancellation (due_at, id) WHERE state = 'REQUESTED';

-- Links in letters: who bears the secret sees the order, for a while.
CREATE TABLE order_access (
    token_hash BYTEA PRIMARY KEY,
    order_id   BIGINT NOT NULL REFERENCES shop_order (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX order_access_expires ON order_access (expires_at);

-- Payments and returns

CREATE TABLE payment (
    id               BIGINT PRIMARY KEY,
    checkout         BIGINT NOT NULL REFERENCES cart (id),
    provider         TEXT NOT NULL,
    method           TEXT NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('PENDING', 'PAID', 'FAILED', 'EXPIRED')),
    currency         TEXT NOT NULL,
    provider_ref     TEXT,
    action           TEXT,
    failure          TEXT,
    -- The provider may still take money for it: the job that reconciles asks.
    open_at_provider BIGINT NOT NULL,
    asked_at         BIGINT NOT NULL,
    expires_at       BIGINT,
    created_at       BIGINT NOT NULL,
    paid_at          BIGINT
);
CREATE INDEX payment_checkout ON payment (checkout);
CREATE UNIQUE INDEX payment_provider_ref ON payment (provider, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX payment_open ON payment (asked_at, id) WHERE open_at_provider = 1;

-- A payment's share of each order. What is promised back is never more than what came.
CREATE TABLE payment_order (
    payment  BIGINT NOT NULL REFERENCES payment (id),
    order_id BIGINT NOT NULL REFERENCES shop_order (id),
    amount   BIGINT NOT NULL CHECK (amount >= 0),
    captured BIGINT NOT NULL CHECK (captured BETWEEN 0 AND amount),
    refunded BIGINT NOT NULL CHECK (refunded BETWEEN 0 AND captured),
    PRIMARY KEY (payment, order_id)
);
CREATE INDEX payment_order_order ON payment_order (order_id);

CREATE TABLE refund (
    id           BIGINT PRIMARY KEY,
    payment      BIGINT NOT NULL,
    order_id     BIGINT NOT NULL,
    provider     TEXT NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount > 0),
    currency     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('PROCESSING', 'DONE', 'FAILED')),
    provider_ref TEXT,
    attempts     BIGINT NOT NULL,
    next_at      BIGINT NOT NULL,
    failure      TEXT,
    requested_at BIGINT NOT NULL,
    done_at      BIGINT,
    FOREIGN KEY (payment, order_id) REFERENCES payment_order (payment, order_id)
);
CREATE INDEX refund_order ON refund (order_id, id);
CREATE INDEX refund_due ON refund (next_at, id) WHERE state = 'PROCESSING';
CREATE INDEX refund_state ON refund (state, id);
CREATE UNIQUE INDEX refund_provider_ref ON refund (provider, provider_ref) WHERE provider_ref IS NOT NULL;

-- Messages from providers that were taken: each one is, once.
CREATE TABLE payment_message (
    provider TEXT NOT NULL,
    event_id TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (provider, event_id)
);
CREATE INDEX payment_message_taken ON payment_message (taken_at);

CREATE TABLE order_return (
    id                   BIGINT PRIMARY KEY,
    order_id             BIGINT NOT NULL REFERENCES shop_order (id),
    shop                 BIGINT NOT NULL,
    kind                 TEXT NOT NULL CHECK (kind IN ('REFUND_ONLY', 'RETURN_AND_REFUND', 'REPLACEMENT')),
    state                TEXT NOT NULL,
    reason               TEXT NOT NULL,
    note                 TEXT NOT NULL,
    currency             TEXT NOT NULL,
    shipping             BIGINT NOT NULL CHECK (shipping >= 0),
    refund               BIGINT NOT NULL CHECK (refund >= shipping),
    due_at               BIGINT,
    back_carrier         TEXT,
    back_tracking        TEXT,
    replacement_carrier  TEXT,
    replacement_tracking TEXT,
    requested_at         BIGINT NOT NULL,
    moved_at             BIGINT NOT NULL
);
CREATE INDEX order_return_order ON order_return (order_id, id);
CREATE INDEX order_return_shop ON order_return (shop, id);
CREATE INDEX order_return_disputed ON order_return (moved_at, id) WHERE state = 'DISPUTED';
CREATE INDEX order_return_due ON order_return (due_at, id) WHERE due_at IS NOT NULL;

CREATE TABLE return_line (
    return_id BIGINT NOT NULL REFERENCES order_return (id),
    line      BIGINT NOT NULL REFERENCES order_line (id),
    refund    BIGINT NOT NULL CHECK (refund >= 0),
    -- 1 while the return is not over.
    held      BIGINT NOT NULL,
    PRIMARY KEY (return_id, line)
);
-- A line is in one return at a time.
CREATE UNIQUE INDEX return_line_held ON return_line (line) WHERE held = 1;

CREATE TABLE return_move (
    id         BIGINT PRIMARY KEY,
    return_id  BIGINT NOT NULL REFERENCES order_return (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX return_move_return ON return_move (return_id, id);
