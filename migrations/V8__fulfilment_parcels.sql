-- To whom stock is promised, how it travels.

CREATE INDEX stock_warehouse ON stock (warehouse, variant);

-- Units of one stock row that an order has or had: `quantity - released - shipped` of them are still its own.
CREATE TABLE reservation (
    id         BIGINT PRIMARY KEY,
    order_id   BIGINT NOT NULL,
    market     TEXT NOT NULL,
    variant    BIGINT NOT NULL,
    warehouse  BIGINT NOT NULL,
    quantity   BIGINT NOT NULL CHECK (quantity > 0),
    released   BIGINT NOT NULL CHECK (released >= 0),
    shipped    BIGINT NOT NULL CHECK (shipped >= 0),
    state      TEXT NOT NULL CHECK (state IN ('HELD', 'COMMITTED')),
    held_until BIGINT,
    -- The division of the pool that they were taken from; NULL when markets shared the units.
    division   BIGINT,
    created_at BIGINT NOT NULL,
    FOREIGN KEY (variant, warehouse) REFERENCES stock (variant, warehouse),
    CHECK (released + shipped <= quantity)
);
CREATE INDEX reservation_order ON reservation (order_id);

-- How markets share a variant's units; a variant without a row is shared.
CREATE TABLE pool (
    variant    BIGINT PRIMARY KEY,
    mode       TEXT NOT NULL CHECK (mode IN ('SPLIT', 'MANUAL')),
    division   BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- `units` a market got at the last division, and how many of them are `left`. `weight` is its demand.
CREATE TABLE pool_share (
    variant    BIGINT NOT NULL REFERENCES pool (variant),
    market     TEXT NOT NULL,
    weight     BIGINT NOT NULL CHECK (weight >= 0),
    units      BIGINT NOT NULL CHECK (units >= 0),
    units_left BIGINT NOT NULL CHECK (units_left >= 0),
    PRIMARY KEY (variant, market),
    CHECK (units_left <= units)
);

CREATE TABLE parcel (
    id           BIGINT PRIMARY KEY,
    shop         BIGINT NOT NULL,
    warehouse    BIGINT REFERENCES warehouse (id),
    state        TEXT NOT NULL,
    market       TEXT NOT NULL,
    lane         TEXT NOT NULL,
    carrier      TEXT NOT NULL,
    carrier_key  TEXT NOT NULL,
    tracking     TEXT,
    tracking_key TEXT,
    weight_g     BIGINT,
    length_mm    BIGINT,
    width_mm     BIGINT,
    height_mm    BIGINT,
    deliver_h    BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    collect_by   BIGINT NOT NULL,
    deliver_by   BIGINT NOT NULL,
    collected_at BIGINT,
    delivered_at BIGINT,
    last_scan_at BIGINT
);
CREATE INDEX parcel_shop ON parcel (shop, id);
CREATE INDEX parcel_shop_state ON parcel (shop, state, id);
CREATE INDEX parcel_tracking ON parcel (carrier_key, tracking_key, id);
CREATE UNIQUE INDEX parcel_tracking_open ON parcel (carrier_key, tracking_key)
    WHERE state IN ('READY', 'COLLECTED', 'IN_TRANSIT');
CREATE INDEX parcel_travelling ON parcel (last_scan_at) WHERE state IN ('COLLECTED', 'IN_TRANSIT');

-- An order line travels in one parcel at a time; a line that is sent again is `is_current` in its last one.
CREATE TABLE parcel_line (
    parcel     BIGINT NOT NULL REFERENCES parcel (id),
    order_id   BIGINT NOT NULL,
    order_line BIGINT NOT NULL,
    variant    BIGINT NOT NULL,
    is_current BIGINT NOT NULL,
    PRIMARY KEY (parcel, order_line)
);
CREATE UNIQUE INDEX parcel_line_current ON parcel_line (order_line) WHERE is_current = 1;
CREATE INDEX parcel_line_order ON parcel_line (order_id, parcel);

CREATE TABLE scan (
    id          BIGINT PRIMARY KEY,
    parcel      BIGINT NOT NULL REFERENCES parcel (id),
    state       TEXT NOT NULL,
    at          BIGINT NOT NULL,
    actor       TEXT NOT NULL,
    place       TEXT,
    recorded_at BIGINT NOT NULL
);
CREATE INDEX scan_parcel ON scan (parcel, at, id);

-- Ways of sending to a market; `origin` is empty where it does not matter from which country.
CREATE TABLE lane (
    id                 BIGINT PRIMARY KEY,
    market             TEXT NOT NULL,
    code               TEXT NOT NULL,
    origin             TEXT NOT NULL,
    name               TEXT,
    carrier            TEXT NOT NULL,
    express            BIGINT NOT NULL,
    enabled            BIGINT NOT NULL,
    collect_h          BIGINT NOT NULL,
    deliver_h_min      BIGINT NOT NULL,
    deliver_h_max      BIGINT NOT NULL,
    volumetric_divisor BIGINT NOT NULL CHECK (volumetric_divisor > 0),
    updated_at         BIGINT NOT NULL,
    CHECK (deliver_h_min <= deliver_h_max)
);
CREATE UNIQUE INDEX lane_market_code ON lane (market, code, origin);

CREATE TABLE lane_rate (
    lane        BIGINT NOT NULL REFERENCES lane (id),
    up_to_g     BIGINT NOT NULL CHECK (up_to_g > 0),
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency    TEXT NOT NULL,
    PRIMARY KEY (lane, up_to_g)
);
