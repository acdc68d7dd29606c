-- Ways to the brand's own store, and what was sold there.

-- Whether the shop wants its things to be bought in its own store wherever it has one.
ALTER TABLE shop ADD COLUMN prefers_link_out BIGINT NOT NULL DEFAULT 0 CHECK (prefers_link_out IN (0, 1));

CREATE INDEX variant_external ON variant (shop, external_id) WHERE external_id IS NOT NULL;

-- What a store was last heard to say, and what was last refused.
CREATE TABLE connection (
    shop          BIGINT PRIMARY KEY,
    heard_at      BIGINT,
    heard_topic   TEXT,
    refused_at    BIGINT,
    refused_code  TEXT
);

-- Messages that were taken, each once.
CREATE TABLE webhook_delivery (
    shop     BIGINT NOT NULL,
    delivery TEXT NOT NULL,
    topic    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (shop, delivery)
);
CREATE INDEX webhook_delivery_at ON webhook_delivery (at);

-- When a store was asked about a product, and why it did not tell.
CREATE TABLE store_product (
    product  BIGINT PRIMARY KEY,
    shop     BIGINT NOT NULL,
    store    TEXT NOT NULL,
    failure  TEXT,
    asked_at BIGINT NOT NULL
);
CREATE INDEX store_product_shop ON store_product (shop);

-- Variants as the store itself calls them.
CREATE TABLE store_variant (
    variant     BIGINT PRIMARY KEY,
    product     BIGINT NOT NULL,
    shop        BIGINT NOT NULL,
    store       TEXT NOT NULL,
    external_id BIGINT NOT NULL CHECK (external_id > 0)
);
CREATE INDEX store_variant_product ON store_variant (product);
CREATE INDEX store_variant_shop ON store_variant (shop, external_id);

-- A way to the store with something in the cart, and what led to it.
CREATE TABLE link (
    id         BIGINT PRIMARY KEY,
    shop       BIGINT NOT NULL,
    listing    BIGINT NOT NULL,
    product    BIGINT NOT NULL,
    variant    BIGINT NOT NULL,
    market     TEXT NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    via_kind   TEXT CHECK (via_kind IN ('post', 'room', 'link')),
    via_id     BIGINT,
    -- Whose doing it is, where it is a creator's.
    creator    BIGINT,
    made_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    CHECK ((via_kind IS NULL) = (via_id IS NULL))
);
CREATE INDEX link_expires ON link (expires_at);

-- Somebody went there: who (-1 where unknown). The first one's id is the link's own.
CREATE TABLE click (
    id     BIGINT PRIMARY KEY,
    link   BIGINT NOT NULL REFERENCES link (id),
    person BIGINT NOT NULL,
    device BIGINT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('real', 'simulated', 'self')),
    at     BIGINT NOT NULL
);
CREATE UNIQUE INDEX click_once ON click (link, person, device);
CREATE INDEX click_person ON click (person) WHERE person <> -1;
CREATE INDEX click_at ON click (at);

-- Orders of stores to which a link led; nothing of the buyer is kept.
CREATE TABLE external_order (
    shop     BIGINT NOT NULL,
    number   BIGINT NOT NULL,
    link     BIGINT NOT NULL,
    click    BIGINT NOT NULL,
    currency TEXT NOT NULL,
    -- What its lines cost together, of which refunds of the whole order are a part.
    lines    BIGINT NOT NULL CHECK (lines >= 0),
    at       BIGINT NOT NULL,
    PRIMARY KEY (shop, number)
);

-- Lines of these orders, and what they earn a creator.
CREATE TABLE external_sale (
    id             BIGINT PRIMARY KEY,
    shop           BIGINT NOT NULL,
    order_number   BIGINT NOT NULL,
    line_number    BIGINT NOT NULL,
    link           BIGINT NOT NULL,
    listing        BIGINT NOT NULL,
    product        BIGINT NOT NULL,
    variant        BIGINT NOT NULL,
    category       TEXT NOT NULL,
    market         TEXT NOT NULL,
    origin         TEXT NOT NULL CHECK (origin IN ('real', 'simulated', 'self')),
    person         BIGINT NOT NULL,
    device         BIGINT NOT NULL,
    via_kind       TEXT CHECK (via_kind IN ('post', 'room', 'link')),
    via_id         BIGINT,
    units          BIGINT NOT NULL CHECK (units > 0),
    units_refunded BIGINT NOT NULL CHECK (units_refunded BETWEEN 0 AND units),
    currency       TEXT NOT NULL,
    -- The formula: base = paid - tax - discount; amount = base x rate.
    paid           BIGINT NOT NULL CHECK (paid >= 0),
    tax            BIGINT NOT NULL CHECK (tax >= 0),
    discount       BIGINT NOT NULL CHECK (discount >= 0),
    base           BIGINT NOT NULL CHECK (base >= 0),
    -- What the store calls the line's subtotal: refunds are parts of it.
    subtotal       BIGINT NOT NULL CHECK (subtotal >= 0),
    refunded       BIGINT NOT NULL CHECK (refunded >= 0),
    -- All of these, or none: what nobody led to earns nobody anything.
    creator        BIGINT,
    collaboration  BIGINT,
    rate_bp        BIGINT CHECK (rate_bp BETWEEN 0 AND 8000),
    amount         BIGINT CHECK (amount BETWEEN 0 AND base),
    taken_back     BIGINT CHECK (taken_back BETWEEN 0 AND amount),
    -- What of it stands on invoices.
    invoiced       BIGINT CHECK (invoiced BETWEEN 0 AND amount),
    state          TEXT CHECK (state IN ('ORDERED', 'SETTLED', 'REFUNDED', 'CLAWED_BACK')),
    reason         TEXT,
    touches        TEXT NOT NULL,
    sold_at        BIGINT NOT NULL,
    due_at         BIGINT NOT NULL,
    moved_at       BIGINT NOT NULL,
    CHECK ((creator IS NULL) = (amount IS NULL) AND (creator IS NULL) = (taken_back IS NULL) AND (creator IS NULL) = (invoiced IS NULL)
        AND (creator IS NULL) = (state IS NULL) AND (creator IS NULL) = (reason IS NULL) AND (creator IS NULL) = (rate_bp IS NULL))
);
CREATE UNIQUE INDEX external_sale_line ON external_sale (shop, order_number, line_number);
CREATE INDEX external_sale_shop ON external_sale (shop, id);
CREATE INDEX external_sale_creator ON external_sale (creator, id) WHERE creator IS NOT NULL;
CREATE INDEX external_sale_person ON external_sale (person) WHERE person <> -1;
CREATE INDEX external_sale_due ON external_sale (due_at, shop, creator) WHERE creator IS NOT NULL;

-- What stores gave back, kept even where its order is not known yet. Line 0: of the order as a whole.
CREATE TABLE external_refund (
    shop         BIGINT NOT NULL,
    number       BIGINT NOT NULL,
    line_number  BIGINT NOT NULL,
    order_number BIGINT NOT NULL,
    units        BIGINT NOT NULL CHECK (units >= 0),
    currency     TEXT,
    minor        BIGINT CHECK (minor >= 0),
    at           BIGINT NOT NULL,
    PRIMARY KEY (shop, number, line_number)
);
CREATE INDEX external_refund_order ON external_refund (shop, order_number);
CREATE INDEX external_refund_at ON external_refund (at);

-- What a shop owes a creator for what was sold in its own store.
CREATE TABLE external_invoice (
    id        BIGINT PRIMARY KEY,
    shop      BIGINT NOT NULL,
    creator   BIGINT NOT NULL,
    currency  TEXT NOT NULL,
    amount    BIGINT NOT NULL CHECK (amount > 0),
    sales     BIGINT NOT NULL CHECK (sales > 0),
    -- What was due before this is on it.
    until_at  BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('DUE', 'PAID')),
    reference TEXT NOT NULL,
    made_at   BIGINT NOT NULL,
    paid_at   BIGINT
);
CREATE INDEX external_invoice_shop ON external_invoice (shop, id);
CREATE INDEX external_invoice_creator ON external_invoice (creator, id);

-- What each sale adds to an invoice, or takes off.
CREATE TABLE external_invoice_line (
    invoice BIGINT NOT NULL REFERENCES external_invoice (id),
    sale    BIGINT NOT NULL REFERENCES external_sale (id),
    amount  BIGINT NOT NULL,
    PRIMARY KEY (invoice, sale)
);
