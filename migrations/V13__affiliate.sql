-- Collaborations, samples, attribution, commission.

-- On which terms creators sell what a shop makes.
CREATE TABLE collaboration (
    id            BIGINT PRIMARY KEY,
    shop          BIGINT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('open', 'targeted')),
    state         TEXT NOT NULL CHECK (state IN ('OPEN', 'CLOSING', 'CLOSED')),
    -- What whoever joins now gets.
    rate_bp       BIGINT NOT NULL CHECK (rate_bp BETWEEN 100 AND 8000),
    -- Samples at the most; NULL: as many as there is stock.
    samples       BIGINT CHECK (samples >= 0),
    samples_given BIGINT NOT NULL CHECK (samples_given >= 0 AND (samples IS NULL OR samples_given <= samples)),
    ends_at       BIGINT,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL
);
CREATE INDEX collaboration_shop ON collaboration (shop, id);
CREATE INDEX collaboration_to_join ON collaboration (id) WHERE kind = 'open' AND state = 'OPEN';
CREATE INDEX collaboration_ends ON collaboration (ends_at, id) WHERE ends_at IS NOT NULL AND state <> 'CLOSED';

CREATE TABLE collaboration_product (
    collaboration BIGINT NOT NULL REFERENCES collaboration (id),
    product       BIGINT NOT NULL,
    PRIMARY KEY (collaboration, product)
);
CREATE INDEX collaboration_product_product ON collaboration_product (product, collaboration);

-- Every rate there was, and until when.
CREATE TABLE collaboration_rate (
    id            BIGINT PRIMARY KEY,
    collaboration BIGINT NOT NULL REFERENCES collaboration (id),
    rate_bp       BIGINT NOT NULL,
    from_at       BIGINT NOT NULL,
    until_at      BIGINT
);
CREATE INDEX collaboration_rate_of ON collaboration_rate (collaboration, from_at);

CREATE TABLE collaboration_member (
    id            BIGINT PRIMARY KEY,
    collaboration BIGINT NOT NULL REFERENCES collaboration (id),
    creator       BIGINT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('INVITED', 'JOINED', 'LEFT')),
    -- From when the terms hold for this creator.
    since         BIGINT NOT NULL,
    moved_at      BIGINT NOT NULL,
    UNIQUE (collaboration, creator)
);
CREATE INDEX collaboration_member_creator ON collaboration_member (creator, collaboration);

-- What a creator chose to show, in that order.
CREATE TABLE showcase (
    creator  BIGINT NOT NULL,
    position BIGINT NOT NULL,
    product  BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (creator, position)
);
CREATE UNIQUE INDEX showcase_product ON showcase (creator, product);

CREATE TABLE sample (
    id            BIGINT PRIMARY KEY,
    collaboration BIGINT NOT NULL REFERENCES collaboration (id),
    creator       BIGINT NOT NULL,
    shop          BIGINT NOT NULL,
    product       BIGINT NOT NULL,
    variant       BIGINT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('PENDING', 'AWAITING_SHIPMENT', 'SHIPPED', 'CONTENT_DUE', 'COMPLETED',
        'REJECTED', 'EXPIRED', 'NOT_SHIPPED', 'UNFULFILLED', 'WITHDRAWN')),
    note          TEXT NOT NULL,
    -- Where to send it; gone when it is over.
    address       TEXT,
    -- Where the unit is kept for it.
    warehouse     BIGINT,
    carrier       TEXT,
    tracking      TEXT,
    -- What the creator posted.
    post          BIGINT,
    extended      BIGINT NOT NULL CHECK (extended IN (0, 1)),
    due_at        BIGINT,
    requested_at  BIGINT NOT NULL,
    moved_at      BIGINT NOT NULL
);
-- One at a time of a product for a creator.
CREATE UNIQUE INDEX sample_open ON sample (creator, product)
    WHERE state IN ('PENDING', 'AWAITING_SHIPMENT', 'SHIPPED', 'CONTENT_DUE');
CREATE INDEX sample_creator ON sample (creator, id);
CREATE INDEX sample_shop ON sample (shop, id);
CREATE INDEX sample_due ON sample (due_at, id) WHERE due_at IS NOT NULL;

CREATE TABLE sample_move (
    id         BIGINT PRIMARY KEY,
    sample     BIGINT NOT NULL REFERENCES sample (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    actor      TEXT NOT NULL CHECK (actor IN ('CREATOR', 'SELLER', 'SYSTEM', 'OPERATOR')),
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX sample_move_sample ON sample_move (sample, id);

-- That somebody was led to a product: who (a person, a device, a cart; -1 where unknown), and by what of which creator.
CREATE TABLE touch (
    id      BIGINT PRIMARY KEY,
    person  BIGINT NOT NULL,
    device  BIGINT NOT NULL,
    cart    BIGINT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('post', 'room', 'link')),
    source  BIGINT NOT NULL,
    creator BIGINT NOT NULL,
    product BIGINT NOT NULL,
    -- The half hour: the same again in it is the same touch.
    slot    BIGINT NOT NULL,
    at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX touch_once ON touch (person, device, cart, kind, source, product, slot);
CREATE INDEX touch_person ON touch (person, product, at) WHERE person <> -1;
CREATE INDEX touch_device ON touch (device, product, at) WHERE device <> -1;
CREATE INDEX touch_cart ON touch (cart, product, at) WHERE cart <> -1;
CREATE INDEX touch_at ON touch (at);

-- What a creator earns with a line of an order: a copy of the terms when it was placed.
CREATE TABLE commission (
    id            BIGINT PRIMARY KEY,
    creator       BIGINT NOT NULL,
    shop          BIGINT NOT NULL,
    collaboration BIGINT NOT NULL,
    order_id      BIGINT NOT NULL,
    line          BIGINT NOT NULL,
    product       BIGINT NOT NULL,
    category      TEXT NOT NULL,
    market        TEXT NOT NULL,
    currency      TEXT NOT NULL,
    -- The formula: base = paid - tax - discount; amount = base x rate, and no more than the shop's part.
    paid          BIGINT NOT NULL CHECK (paid >= 0),
    tax           BIGINT NOT NULL CHECK (tax >= 0),
    discount      BIGINT NOT NULL CHECK (discount >= 0),
    base          BIGINT NOT NULL CHECK (base >= 0 AND base = paid - tax - discount),
    rate_bp       BIGINT NOT NULL CHECK (rate_bp BETWEEN 0 AND 8000),
    amount        BIGINT NOT NULL CHECK (amount BETWEEN 0 AND base),
    taken_back    BIGINT NOT NULL CHECK (taken_back BETWEEN 0 AND amount),
    state         TEXT NOT NULL CHECK (state IN ('ORDERED', 'SETTLED', 'REFUNDED', 'FROZEN', 'CLAWED_BACK')),
    reason        TEXT NOT NULL,
    via_kind      TEXT NOT NULL,
    via_id        BIGINT NOT NULL,
    -- Every touch that was considered.
    touches       TEXT NOT NULL,
    ordered_at    BIGINT NOT NULL,
    moved_at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX commission_line ON commission (line);
CREATE INDEX commission_order ON commission (order_id, id);
CREATE INDEX commission_creator ON commission (creator, id);
CREATE INDEX commission_shop ON commission (shop, id);
CREATE INDEX commission_market ON commission (market, category, creator);
CREATE INDEX commission_via ON commission (creator, via_kind, via_id);

-- What a post, a room or a link sold.
CREATE INDEX order_line_via ON order_line (via_kind, via_id) WHERE via_id IS NOT NULL;
