-- Shops, what they make, and the pictures of it.

CREATE TABLE shop (
    id             BIGINT PRIMARY KEY,
    handle         TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    owner          BIGINT NOT NULL,
    home_country   TEXT NOT NULL,
    language       TEXT NOT NULL,
    currency       TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('ACTIVE', 'CLOSED')),
    sync_fields    TEXT NOT NULL,
    price_rule     TEXT,
    store          TEXT,
    webhook_secret TEXT,
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL
);
CREATE INDEX shop_owner ON shop (owner, id);

CREATE TABLE product (
    id           BIGINT PRIMARY KEY,
    shop         BIGINT NOT NULL REFERENCES shop (id),
    handle       TEXT NOT NULL,
    title        TEXT NOT NULL,
    -- The title in lower case, for finding by its beginning.
    title_key    TEXT NOT NULL,
    description  TEXT NOT NULL,
    brand        TEXT,
    category     TEXT NOT NULL,
    options      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN
        ('DRAFT', 'PENDING', 'ACTIVE', 'REJECTED', 'SELLER_PAUSED', 'PLATFORM_PAUSED', 'FROZEN', 'DELETED')),
    state_reason TEXT,
    -- Where it stood before it was deleted.
    deleted_from TEXT,
    deleted_at   BIGINT,
    revision     BIGINT NOT NULL CHECK (revision >= 1),
    -- SHA-256 of the content, so that a rerun of an import knows at once that nothing is new.
    content_hash TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    updated_at   BIGINT NOT NULL,
    UNIQUE (shop, handle),
    CHECK ((state = 'DELETED') = (deleted_at IS NOT NULL))
);
CREATE INDEX product_shop ON product (shop, id);

CREATE TABLE variant (
    id               BIGINT PRIMARY KEY,
    product          BIGINT NOT NULL REFERENCES product (id),
    shop             BIGINT NOT NULL REFERENCES shop (id),
    position         BIGINT NOT NULL,
    sku              TEXT NOT NULL,
    -- Whether it takes up its SKU: 1 while it is in sale and its product is not deleted.
    sku_held         BIGINT NOT NULL,
    options          TEXT NOT NULL,
    price_minor      BIGINT NOT NULL CHECK (price_minor >= 0),
    compare_at_minor BIGINT,
    weight_g         BIGINT,
    barcode          TEXT,
    external_id      BIGINT,
    -- Orders and stock go on knowing a variant that its product no longer has.
    removed_at       BIGINT
);
CREATE INDEX variant_product ON variant (product, position);
CREATE UNIQUE INDEX variant_sku ON variant (shop, sku) WHERE sku_held = 1;

CREATE TABLE product_history (
    id         BIGINT PRIMARY KEY,
    product    BIGINT NOT NULL REFERENCES product (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    actor      TEXT NOT NULL CHECK (actor IN ('SELLER', 'SYSTEM', 'OPERATOR')),
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX product_history_product ON product_history (product, id);

CREATE TABLE image (
    id         BIGINT PRIMARY KEY,
    product    BIGINT NOT NULL REFERENCES product (id),
    position   BIGINT NOT NULL,
    alt        TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('PENDING', 'READY', 'FAILED')),
    source_url TEXT,
    renditions TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX image_product ON image (product, position, id);
