-- Where units are, and to whom they are promised.

CREATE TABLE warehouse (
    id         BIGINT PRIMARY KEY,
    shop       BIGINT NOT NULL,
    name       TEXT NOT NULL,
    is_default BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX warehouse_default ON warehouse (shop) WHERE is_default = 1;
CREATE INDEX warehouse_shop ON warehouse (shop, id);

CREATE TABLE stock (
    variant           BIGINT NOT NULL,
    warehouse         BIGINT NOT NULL REFERENCES warehouse (id),
    on_hand           BIGINT NOT NULL CHECK (on_hand BETWEEN 0 AND 99999),
    reserved_checkout BIGINT NOT NULL CHECK (reserved_checkout >= 0),
    reserved_campaign BIGINT NOT NULL CHECK (reserved_campaign >= 0),
    reserved_sample   BIGINT NOT NULL CHECK (reserved_sample >= 0),
    committed         BIGINT NOT NULL CHECK (committed >= 0),
    available         BIGINT NOT NULL CHECK (available >= 0),
    updated_at        BIGINT NOT NULL,
    PRIMARY KEY (variant, warehouse),
    CHECK (on_hand = available + reserved_checkout + reserved_campaign + reserved_sample + committed)
);
