-- Markets and reference rates of exchange.

-- A country as a place to sell. `settings` is the whole market as JSON; `edited` says that an operator (or the sandbox)
-- has changed it, so that newer shipped values no longer replace it.
CREATE TABLE market (
    code TEXT NOT NULL PRIMARY KEY,
    enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    settings TEXT NOT NULL,
    edited BIGINT NOT NULL CHECK (edited IN (0, 1)),
    updated_at BIGINT NOT NULL,
    updated_by BIGINT
);

-- Who changed a market, when, and what it was after.
CREATE TABLE market_change (
    id BIGINT NOT NULL PRIMARY KEY,
    market TEXT NOT NULL REFERENCES market (code),
    at BIGINT NOT NULL,
    by_person BIGINT,
    after TEXT NOT NULL
);
CREATE INDEX market_change_by_market ON market_change (market, id);

-- Units of `quote` for one of `base` on a day, a decimal as text. Days are YYYY-MM-DD.
CREATE TABLE fx_rate (
    kind TEXT NOT NULL CHECK (kind IN ('MANUAL', 'HTTP', 'ECB', 'SNAPSHOT')),
    base TEXT NOT NULL,
    quote TEXT NOT NULL,
    date TEXT NOT NULL,
    rate TEXT NOT NULL,
    source TEXT NOT NULL,
    put_at BIGINT NOT NULL,
    PRIMARY KEY (kind, base, quote, date)
);

-- The pairs that `fx_rate` has rows of.
CREATE TABLE fx_pair (
    kind TEXT NOT NULL,
    base TEXT NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (kind, base, quote)
);
