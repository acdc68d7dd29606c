-- People, their credentials and their places in shops; the audit log; idempotency keys.

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    -- Normalised; NULL once deleted.
    email TEXT UNIQUE,
    email_verified_at BIGINT,
    -- Argon2id in PHC form; NULL once deleted.
    password_hash TEXT,
    locale TEXT NOT NULL,
    market TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT
);

CREATE TABLE operator (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    -- JSON list of permissions, never empty.
    permissions TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE creator (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    display_name TEXT NOT NULL,
    bio TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE session (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- SHA-256 of the token.
    token_hash BYTEA NOT NULL UNIQUE,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE known_device (
    person_id BIGINT NOT NULL REFERENCES person (id),
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, device)
);

-- Failures of log-in; the key is a hash of login and address, or of the address.
CREATE TABLE log_in_failure (
    key TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL
);
CREATE INDEX log_in_failure_last ON log_in_failure (last_at);

-- Tokens sent by mail, for one use.
CREATE TABLE mail_token (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('password_reset', 'email_verification')),
    token_hash BYTEA NOT NULL UNIQUE,
    -- The address that an email_verification proves.
    email TEXT,
    -- The job that sent it: a retry replaces its own token.
    job_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX mail_token_person ON mail_token (person_id, purpose);
CREATE INDEX mail_token_expiry ON mail_token (expires_at);

CREATE TABLE api_token (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- JSON list of scopes.
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    expires_at BIGINT NOT NULL
);
CREATE INDEX api_token_person ON api_token (person_id);
CREATE INDEX api_token_expiry ON api_token (expires_at);

CREATE TABLE passkey (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    -- base64url of the credential's id.
    credential_id TEXT NOT NULL UNIQUE,
    -- The public key and its counters: JSON.
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX passkey_person ON passkey (person_id);

CREATE TABLE passkey_ceremony (
    id BIGINT PRIMARY KEY,
    -- NULL for a log-in: the device says who it is.
    person_id BIGINT REFERENCES person (id),
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_ceremony_person ON passkey_ceremony (person_id);
CREATE INDEX passkey_ceremony_expiry ON passkey_ceremony (expires_at);

CREATE TABLE shop_member (
    shop_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    owner BIGINT NOT NULL CHECK (owner IN (0, 1)),
    -- JSON list of permissions.
    permissions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (shop_id, person_id)
);
CREATE INDEX shop_member_person ON shop_member (person_id);

CREATE TABLE shop_invite (
    id BIGINT PRIMARY KEY,
    shop_id BIGINT NOT NULL,
    shop_name TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    permissions TEXT NOT NULL,
    invited_by BIGINT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (shop_id, person_id)
);
CREATE INDEX shop_invite_person ON shop_invite (person_id);
CREATE INDEX shop_invite_expiry ON shop_invite (expires_at);

CREATE TABLE address (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
    -- JSON in the API's shape.
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX address_person ON address (person_id);

-- Only ever inserted into. UNIQUE keeps the chain a chain under concurrency.
CREATE TABLE audit_entry (
    id BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev_hash TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, seq);

CREATE TABLE idempotency_key (
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    -- NULL while in progress.
    status BIGINT,
    body TEXT,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_key_begun ON idempotency_key (begun_at);
