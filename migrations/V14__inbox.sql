-- Notices: what happened to a person, as codes and values. Words are made when it is read.

CREATE TABLE notice (
    id         BIGINT PRIMARY KEY,
    person_id  BIGINT NOT NULL REFERENCES person (id),
    kind       TEXT NOT NULL,
    -- What it says: the message inbox-CODE.
    code       TEXT NOT NULL,
    -- JSON object of the values in it.
    args       TEXT NOT NULL,
    href       TEXT NOT NULL,
    -- Facts of one stack are one notice, which says the latest of them.
    stack      TEXT NOT NULL,
    facts      BIGINT NOT NULL CHECK (facts >= 0),
    -- Whether the inbox shows it, and whether the next digest is to tell it.
    shown      BIGINT NOT NULL CHECK (shown IN (0, 1)),
    digest     BIGINT NOT NULL CHECK (digest IN (0, 1)),
    -- When the latest fact happened.
    at         BIGINT NOT NULL,
    read_at    BIGINT,
    UNIQUE (person_id, stack)
);
CREATE INDEX notice_shown ON notice (person_id, at, id) WHERE shown = 1;
CREATE INDEX notice_unread ON notice (person_id) WHERE shown = 1 AND read_at IS NULL;
CREATE INDEX notice_digest ON notice (person_id, at) WHERE digest = 1;
CREATE INDEX notice_age ON notice (at);

-- What a notice has counted already: events come more than once.
CREATE TABLE notice_fact (
    notice_id BIGINT NOT NULL REFERENCES notice (id),
    fact      TEXT NOT NULL,
    PRIMARY KEY (notice_id, fact)
);

-- Where a person chose otherwise than the house does.
CREATE TABLE notice_switch (
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind      TEXT NOT NULL,
    in_app    BIGINT NOT NULL CHECK (in_app IN (0, 1)),
    email     TEXT NOT NULL CHECK (email IN ('off', 'daily', 'at_once')),
    PRIMARY KEY (person_id, kind)
);

-- Who is owed a digest, and when.
CREATE TABLE notice_digest_due (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    due_at    BIGINT NOT NULL
);
CREATE INDEX notice_digest_due_at ON notice_digest_due (due_at, person_id);

-- The key in a digest that ends digests, and does nothing else.
CREATE TABLE unsubscribe_key (
    key_hash   BYTEA PRIMARY KEY,
    person_id  BIGINT NOT NULL REFERENCES person (id),
    -- The job that sent it: a retry replaces its own.
    job_id     BIGINT NOT NULL,
    used_at    BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX unsubscribe_key_person ON unsubscribe_key (person_id);
CREATE INDEX unsubscribe_key_expiry ON unsubscribe_key (expires_at);
