-- Work that goes on after the answer, and events that must follow a write.

CREATE TABLE job (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    unique_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    owner BIGINT,
    payload TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT,
    attempts BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    error TEXT,
    -- While RUNNING: which claim holds it, of which node, and until when.
    lease BIGINT,
    lease_node BIGINT,
    lease_until BIGINT
);

CREATE UNIQUE INDEX job_unfinished ON job (kind, unique_key) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_queued ON job (kind, run_at, id) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (lease_until) WHERE state = 'RUNNING';
CREATE INDEX job_by_state ON job (state, id);
CREATE INDEX job_by_owner ON job (owner, kind, id);

CREATE TABLE job_problem (
    job_id BIGINT NOT NULL REFERENCES job (id),
    -- 0 outside files.
    row_no BIGINT NOT NULL,
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    args TEXT NOT NULL,
    PRIMARY KEY (job_id, row_no, field, code)
);

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    -- The order of the log, given after the commit: ids of concurrent writes become visible out of order.
    place BIGINT UNIQUE,
    topic TEXT NOT NULL,
    subject BIGINT NOT NULL,
    payload TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX outbox_unplaced ON outbox (id) WHERE place IS NULL;

CREATE TABLE outbox_place (
    consumer TEXT PRIMARY KEY,
    place BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    retry_at BIGINT NOT NULL,
    error TEXT,
    lease BIGINT,
    lease_node BIGINT,
    lease_until BIGINT NOT NULL
);

-- How far the sandbox's clock is ahead of the wall's: one row, once it was moved.
CREATE TABLE sandbox_clock (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    offset_ms BIGINT NOT NULL
);
