-- Charts: what was sold in each market, by its days, and the charts that are closed.

-- When a unit of an order was given back, or was not wanted any more before it was paid for.
ALTER TABLE order_line ADD COLUMN back_at BIGINT;

-- Days are written 2026-07-01, as the market's own calendar has them.
CREATE TABLE chart_clock (
    market    TEXT PRIMARY KEY,
    first_day TEXT NOT NULL,
    -- The first day that is not closed: what is told late of a day before counts on this one.
    open_day  TEXT NOT NULL
);

-- What was sold of each product, and through each post and creator, in each day, week and month, returns taken off.
CREATE TABLE chart_tally (
    market    TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('sales', 'posts', 'creators')),
    period    TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
    starts_on TEXT NOT NULL,
    subject   BIGINT NOT NULL,
    -- Of a product; of what was counted last.
    category  TEXT NOT NULL,
    units     BIGINT NOT NULL,
    -- In the market's currency.
    minor     BIGINT NOT NULL,
    orders    BIGINT NOT NULL,
    PRIMARY KEY (market, kind, period, starts_on, subject)
);
CREATE INDEX chart_tally_units ON chart_tally (market, kind, period, starts_on, units DESC, minor DESC, subject);

-- The events that were counted: their follower may be told of them twice. Forgotten when nobody can tell of them any more.
CREATE TABLE chart_event (
    event BIGINT PRIMARY KEY,
    at    BIGINT NOT NULL
);
CREATE INDEX chart_event_at ON chart_event (at);

-- What is closed. Nothing changes these rows.
CREATE TABLE chart_closed (
    market    TEXT NOT NULL,
    period    TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
    starts_on TEXT NOT NULL,
    closed_at BIGINT NOT NULL,
    PRIMARY KEY (market, period, starts_on)
);

CREATE TABLE chart_row (
    market        TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('sales', 'posts', 'topics', 'creators')),
    period        TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
    starts_on     TEXT NOT NULL,
    -- The chart of one category; empty: of all.
    category      TEXT NOT NULL,
    place         BIGINT NOT NULL CHECK (place BETWEEN 1 AND 100),
    -- In the period before; NULL when it was not on the chart.
    place_before  BIGINT,
    subject       BIGINT NOT NULL,
    -- Of the subject.
    of_category   TEXT NOT NULL,
    units         BIGINT NOT NULL,
    minor         BIGINT NOT NULL,
    orders        BIGINT NOT NULL,
    views         BIGINT NOT NULL,
    -- Days on the chart of the day so far.
    days          BIGINT NOT NULL,
    PRIMARY KEY (market, kind, period, starts_on, category, place)
);
CREATE UNIQUE INDEX chart_row_subject ON chart_row (subject, market, kind, category, period, starts_on);
