-- The books: entries and postings are written once and never changed.

CREATE TABLE ledger_entry (
    id        BIGINT PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN
        ('paid', 'earned', 'refunded', 'refund_paid', 'settled', 'reserve_released', 'payout', 'payout_paid', 'payout_failed')),
    order_id  BIGINT,
    -- What else it is about: a refund, a payout.
    reference BIGINT,
    at        BIGINT NOT NULL
);
CREATE INDEX ledger_entry_order ON ledger_entry (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX ledger_entry_kind ON ledger_entry (kind, id);

-- A debit above zero, a credit below; an entry's sum is zero in each currency.
CREATE TABLE posting (
    entry    BIGINT NOT NULL REFERENCES ledger_entry (id),
    position BIGINT NOT NULL,
    account  TEXT NOT NULL,
    -- Whose account it is, where it is somebody's who is paid out: shop:ID or creator:ID.
    payee    TEXT,
    currency TEXT NOT NULL,
    minor    BIGINT NOT NULL CHECK (minor <> 0),
    at       BIGINT NOT NULL,
    PRIMARY KEY (entry, position)
);
CREATE INDEX posting_account ON posting (account, currency, entry);
CREATE INDEX posting_payee ON posting (payee, at) WHERE payee IS NOT NULL;

-- The platform's share of prices, from a day on. Dated rows: a new one is added, none is changed.
CREATE TABLE take_rate (
    id        BIGINT PRIMARY KEY,
    market    TEXT NOT NULL,
    category  TEXT,
    from_day  TEXT NOT NULL,
    bp        BIGINT NOT NULL CHECK (bp BETWEEN 0 AND 10000),
    currency  TEXT NOT NULL,
    min_minor BIGINT CHECK (min_minor >= 0),
    cap_minor BIGINT CHECK (cap_minor >= 0),
    put_at    BIGINT NOT NULL,
    put_by    BIGINT
);
CREATE INDEX take_rate_market ON take_rate (market, from_day);

-- Amounts earned and not settled yet: a list of work, not the books.
CREATE TABLE unsettled (
    id         BIGINT PRIMARY KEY,
    payee      TEXT NOT NULL,
    order_id   BIGINT NOT NULL,
    currency   TEXT NOT NULL,
    minor      BIGINT NOT NULL,
    -- Into what it is settled, at the rate of the order's placement; NULL: in its own currency.
    fx_to      TEXT,
    fx_rate    TEXT,
    due_at     BIGINT NOT NULL,
    held       BIGINT NOT NULL CHECK (held IN (0, 1)),
    settled_at BIGINT
);
CREATE INDEX unsettled_due ON unsettled (due_at, id) WHERE settled_at IS NULL AND held = 0;
CREATE INDEX unsettled_payee ON unsettled (payee, id) WHERE settled_at IS NULL;
CREATE INDEX unsettled_order ON unsettled (order_id);

-- What is kept back of a settlement for a while.
CREATE TABLE reserve (
    id          BIGINT PRIMARY KEY,
    payee       TEXT NOT NULL,
    order_id    BIGINT NOT NULL,
    currency    TEXT NOT NULL,
    minor       BIGINT NOT NULL CHECK (minor > 0),
    until       BIGINT NOT NULL,
    released_at BIGINT
);
CREATE INDEX reserve_due ON reserve (until, id) WHERE released_at IS NULL;
CREATE INDEX reserve_payee ON reserve (payee, id) WHERE released_at IS NULL;

-- One a day for each payee and currency in which something moved.
CREATE TABLE statement (
    id               BIGINT PRIMARY KEY,
    payee            TEXT NOT NULL,
    day              TEXT NOT NULL,
    currency         TEXT NOT NULL,
    opening          BIGINT NOT NULL,
    settled          BIGINT NOT NULL,
    reserve_held     BIGINT NOT NULL,
    reserve_released BIGINT NOT NULL,
    paid_out         BIGINT NOT NULL,
    closing          BIGINT NOT NULL,
    -- When the day is over.
    ends_at          BIGINT NOT NULL,
    closed_at        BIGINT NOT NULL,
    UNIQUE (payee, day, currency),
    CHECK (closing = opening + settled - reserve_held + reserve_released - paid_out)
);

-- Days in which a payee's money moved and that are not closed yet: a list of work, not the books.
CREATE TABLE statement_due (
    day      TEXT NOT NULL,
    payee    TEXT NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (day, payee, currency)
);

CREATE TABLE payout (
    id           BIGINT PRIMARY KEY,
    payee        TEXT NOT NULL,
    currency     TEXT NOT NULL,
    minor        BIGINT NOT NULL CHECK (minor > 0),
    state        TEXT NOT NULL CHECK (state IN ('PROCESSING', 'PAID', 'FAILED')),
    -- The bank's or provider's word for it.
    reference    TEXT,
    failure      TEXT,
    requested_at BIGINT NOT NULL,
    decided_at   BIGINT
);
CREATE INDEX payout_payee ON payout (payee, id);
CREATE INDEX payout_state ON payout (state, id);
