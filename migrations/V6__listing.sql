-- Products as sold in markets, the syncs that make them, and what shoppers see of them.

CREATE TABLE listing (
    id          BIGINT PRIMARY KEY,
    shop        BIGINT NOT NULL REFERENCES shop (id),
    product     BIGINT NOT NULL REFERENCES product (id),
    market      TEXT NOT NULL,
    currency    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('DRAFT', 'PENDING', 'ACTIVE', 'REJECTED', 'SELLER_PAUSED')),
    status      TEXT NOT NULL CHECK (status IN ('SUCCESS', 'DRAFT', 'FAILED')),
    reasons     TEXT NOT NULL,
    -- Whether shoppers see it.
    on_sale     BIGINT NOT NULL CHECK (on_sale IN (0, 1)),
    -- SHA-256 of what the last sync decided: the same decision is not written twice.
    fingerprint TEXT NOT NULL,
    -- Grows with every change that is not a sync's: a sync that read an older one decides again.
    edition     BIGINT NOT NULL,
    review_note TEXT,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    UNIQUE (product, market)
);
CREATE INDEX listing_shop ON listing (shop, id);
CREATE INDEX listing_market ON listing (market, id);
CREATE INDEX listing_pending ON listing (id) WHERE state = 'PENDING';

-- At most two versions: the one on sale (live = 1), and a newer one that waits (live = 0).
CREATE TABLE listing_text (
    listing              BIGINT NOT NULL REFERENCES listing (id),
    lang                 TEXT NOT NULL,
    live                 BIGINT NOT NULL CHECK (live IN (0, 1)),
    title                TEXT NOT NULL,
    title_state          TEXT NOT NULL,
    title_overridden     BIGINT NOT NULL,
    description          TEXT NOT NULL,
    description_state    TEXT NOT NULL,
    description_overridden BIGINT NOT NULL,
    -- The product's option axes in this language: [{"name","values"}], beside the source's in "options_of".
    options              TEXT NOT NULL,
    options_of           TEXT NOT NULL,
    options_untranslated BIGINT NOT NULL,
    PRIMARY KEY (listing, lang, live)
);

CREATE TABLE listing_price (
    listing          BIGINT NOT NULL REFERENCES listing (id),
    variant          BIGINT NOT NULL REFERENCES variant (id),
    -- NULL while the price is pending.
    price_minor      BIGINT CHECK (price_minor > 0),
    compare_at_minor BIGINT,
    overridden       BIGINT NOT NULL CHECK (overridden IN (0, 1)),
    -- NULL for a price set by hand and a pending one.
    rate             TEXT,
    rate_source      TEXT,
    rate_date        TEXT,
    breakdown        TEXT,
    PRIMARY KEY (listing, variant)
);

CREATE TABLE listing_override (
    listing     BIGINT NOT NULL REFERENCES listing (id),
    field       TEXT NOT NULL CHECK (field IN ('title', 'description', 'price')),
    -- The language of a text, or the id of a price's variant.
    of          TEXT NOT NULL,
    text        TEXT,
    price_minor BIGINT CHECK (price_minor > 0),
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (listing, field, of),
    CHECK ((field = 'price') = (price_minor IS NOT NULL) AND (field = 'price') = (text IS NULL))
);

CREATE TABLE price_history (
    id          BIGINT PRIMARY KEY,
    listing     BIGINT NOT NULL REFERENCES listing (id),
    variant     BIGINT NOT NULL,
    price_minor BIGINT NOT NULL,
    currency    TEXT NOT NULL,
    rate        TEXT,
    rate_source TEXT,
    rate_date   TEXT,
    at          BIGINT NOT NULL
);
CREATE INDEX price_history_listing ON price_history (listing, id);

-- What a shop wants of a market.
CREATE TABLE shop_market (
    shop            BIGINT NOT NULL REFERENCES shop (id),
    market          TEXT NOT NULL,
    -- How prices are made, where that is not the shop's own rule: JSON of the market context.
    price_rule      TEXT,
    -- Nothing goes on sale there in the seller's language.
    translated_only BIGINT NOT NULL CHECK (translated_only IN (0, 1)),
    PRIMARY KEY (shop, market)
);

-- What shoppers see in lists: one row for each listing on sale and language.
CREATE TABLE card (
    listing          BIGINT NOT NULL REFERENCES listing (id),
    lang             TEXT NOT NULL,
    market           TEXT NOT NULL,
    product          BIGINT NOT NULL,
    shop             BIGINT NOT NULL,
    shop_handle      TEXT NOT NULL,
    shop_name        TEXT NOT NULL,
    title            TEXT NOT NULL,
    category         TEXT NOT NULL,
    price_min_minor  BIGINT NOT NULL,
    price_max_minor  BIGINT NOT NULL,
    compare_at_minor BIGINT,
    currency         TEXT NOT NULL,
    -- The cover as JSON, when there is one.
    image            TEXT,
    source_text      BIGINT NOT NULL,
    in_stock         BIGINT NOT NULL,
    sold             BIGINT NOT NULL,
    created_at       BIGINT NOT NULL,
    PRIMARY KEY (listing, lang)
);
-- One index for each order, alone and within a category; a shop's own list is short enough for one.
CREATE INDEX card_newest ON card (market, lang, created_at, listing);
CREATE INDEX card_price ON card (market, lang, price_min_minor, listing);
CREATE INDEX card_sold ON card (market, lang, sold, listing);
CREATE INDEX card_category_newest ON card (market, lang, category, created_at, listing);
CREATE INDEX card_category_price ON card (market, lang, category, price_min_minor, listing);
CREATE INDEX card_category_sold ON card (market, lang, category, sold, listing);
CREATE INDEX card_shop ON card (shop, market, lang, created_at, listing);
CREATE INDEX card_product ON card (product);

-- Units that can be had, as fulfilment said last: shown, never trusted by checkout.
CREATE TABLE shown_stock (
    variant   BIGINT PRIMARY KEY,
    available BIGINT NOT NULL
);

-- A sync is a job of the same id.
CREATE TABLE sync (
    id          BIGINT PRIMARY KEY,
    shop        BIGINT NOT NULL REFERENCES shop (id),
    cause       TEXT NOT NULL CHECK (cause IN ('REQUEST', 'EDIT', 'RATES')),
    markets     TEXT NOT NULL,
    -- Whether it is the whole catalogue; else its products are in sync_product.
    whole       BIGINT NOT NULL CHECK (whole IN (0, 1)),
    price_rule  TEXT,
    cursor      BIGINT NOT NULL,
    done        BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX sync_shop ON sync (shop, id);

CREATE TABLE sync_product (
    sync    BIGINT NOT NULL REFERENCES sync (id),
    product BIGINT NOT NULL REFERENCES product (id),
    PRIMARY KEY (sync, product)
);

CREATE TABLE sync_result (
    sync    BIGINT NOT NULL REFERENCES sync (id),
    product BIGINT NOT NULL,
    market  TEXT NOT NULL,
    status  TEXT NOT NULL CHECK (status IN ('SUCCESS', 'DRAFT', 'FAILED')),
    reasons TEXT NOT NULL,
    listing BIGINT,
    changed BIGINT NOT NULL CHECK (changed IN (0, 1)),
    PRIMARY KEY (sync, product, market)
);
