-- What the feed is weighed by, and what chance drew in it.

-- The operator's weights: the newest row counts, the older ones say what was.
CREATE TABLE feed_weights (
    id      BIGINT PRIMARY KEY,
    weights TEXT NOT NULL,
    set_by  BIGINT,
    at      BIGINT NOT NULL
);

-- Places that chance filled, kept for some days: by them other weights are judged.
CREATE TABLE feed_draw (
    id         BIGINT PRIMARY KEY,
    at         BIGINT NOT NULL,
    market     TEXT NOT NULL,
    viewer     BIGINT NOT NULL,
    item       BIGINT NOT NULL,
    propensity DOUBLE PRECISION NOT NULL CHECK (propensity > 0 AND propensity <= 1),
    expected   TEXT NOT NULL
);
CREATE INDEX feed_draw_at ON feed_draw (at);
