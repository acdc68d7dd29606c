-- Posts, topics, comments, reactions, follows, uploads.

-- A file that arrives in parts, each kept under a key of its own until the post is made of it.
CREATE TABLE upload (
    id          BIGINT PRIMARY KEY,
    owner       BIGINT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    -- What it will have when it is complete.
    bytes       BIGINT NOT NULL CHECK (bytes > 0),
    received    BIGINT NOT NULL CHECK (received BETWEEN 0 AND bytes),
    parts       BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('OPEN', 'COMPLETE', 'USED', 'GONE')),
    -- Whether a post was made of it.
    taken       BIGINT NOT NULL CHECK (taken IN (0, 1)),
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX upload_owner ON upload (owner, id);
CREATE INDEX upload_due ON upload (expires_at, id) WHERE taken = 0 AND state IN ('OPEN', 'COMPLETE');

CREATE TABLE upload_part (
    upload     BIGINT NOT NULL REFERENCES upload (id),
    part_start BIGINT NOT NULL,
    bytes      BIGINT NOT NULL CHECK (bytes > 0),
    blob       TEXT NOT NULL,
    PRIMARY KEY (upload, part_start)
);

-- What somebody uploaded and posted in a day.
CREATE TABLE content_quota (
    person BIGINT NOT NULL,
    -- Days since 1970, UTC.
    day    BIGINT NOT NULL,
    posts  BIGINT NOT NULL,
    bytes  BIGINT NOT NULL,
    PRIMARY KEY (person, day)
);

CREATE TABLE post (
    id           BIGINT PRIMARY KEY,
    author_kind  TEXT NOT NULL CHECK (author_kind IN ('creator', 'shop')),
    author       BIGINT NOT NULL,
    -- The person who made it: the creator, or somebody of the shop. NULL when they are gone.
    made_by      BIGINT,
    market       TEXT NOT NULL,
    lang         TEXT NOT NULL,
    caption      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('PROCESSING', 'READY', 'FAILED', 'HELD', 'REMOVED', 'DELETED')),
    -- Why it is, or will be, HELD; why it is REMOVED.
    reason       TEXT,
    failure      TEXT,
    source       TEXT NOT NULL CHECK (source IN ('UPLOAD', 'CLIP')),
    upload       BIGINT REFERENCES upload (id),
    clip         TEXT,
    duration_ms  BIGINT,
    width        BIGINT,
    height       BIGINT,
    poster       TEXT,
    origin       TEXT NOT NULL CHECK (origin IN ('real', 'simulated', 'bot', 'self')),
    likes        BIGINT NOT NULL CHECK (likes >= 0),
    comments     BIGINT NOT NULL CHECK (comments >= 0),
    created_at   BIGINT NOT NULL,
    edited_at    BIGINT,
    -- When it was first shown.
    published_at BIGINT
);
CREATE INDEX post_of_author ON post (author_kind, author, id);
CREATE INDEX post_ready ON post (market, published_at, id) WHERE state = 'READY';
CREATE INDEX post_ready_of_author ON post (author_kind, author, published_at, id) WHERE state = 'READY';
CREATE INDEX post_poster ON post (poster) WHERE poster IS NOT NULL;
CREATE INDEX post_held ON post (id) WHERE state = 'HELD';

CREATE TABLE post_rendition (
    post   BIGINT NOT NULL REFERENCES post (id),
    height BIGINT NOT NULL CHECK (height > 0),
    width  BIGINT NOT NULL CHECK (width > 0),
    blob   TEXT NOT NULL,
    bytes  BIGINT NOT NULL,
    PRIMARY KEY (post, height)
);

CREATE INDEX post_rendition_blob ON post_rendition (blob);

CREATE TABLE post_anchor (
    post     BIGINT NOT NULL REFERENCES post (id),
    position BIGINT NOT NULL,
    listing  BIGINT NOT NULL,
    product  BIGINT NOT NULL,
    shop     BIGINT NOT NULL,
    PRIMARY KEY (post, position),
    UNIQUE (post, listing)
);
CREATE INDEX post_anchor_product ON post_anchor (product, post);
CREATE INDEX post_anchor_shop ON post_anchor (shop, post);

CREATE TABLE post_move (
    id         BIGINT PRIMARY KEY,
    post       BIGINT NOT NULL REFERENCES post (id),
    from_state TEXT,
    to_state   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX post_move_post ON post_move (post, id);

CREATE TABLE topic (
    id         BIGINT PRIMARY KEY,
    tag        TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

CREATE TABLE post_topic (
    post     BIGINT NOT NULL REFERENCES post (id),
    position BIGINT NOT NULL,
    topic    BIGINT NOT NULL REFERENCES topic (id),
    market   TEXT NOT NULL,
    PRIMARY KEY (post, position),
    UNIQUE (topic, market, post)
);

-- Posts of a topic that are READY, by market.
CREATE TABLE topic_market (
    topic  BIGINT NOT NULL REFERENCES topic (id),
    market TEXT NOT NULL,
    posts  BIGINT NOT NULL CHECK (posts >= 0),
    PRIMARY KEY (topic, market)
);
CREATE INDEX topic_market_posts ON topic_market (market, posts, topic) WHERE posts > 0;

CREATE TABLE post_comment (
    id          BIGINT PRIMARY KEY,
    post        BIGINT NOT NULL REFERENCES post (id),
    author_kind TEXT NOT NULL CHECK (author_kind IN ('creator', 'shop')),
    author      BIGINT NOT NULL,
    -- The person who wrote it. NULL when they are gone.
    made_by     BIGINT,
    lang        TEXT,
    text        TEXT NOT NULL,
    text_key    TEXT NOT NULL,
    reply_to    BIGINT REFERENCES post_comment (id),
    state       TEXT NOT NULL CHECK (state IN ('SHOWN', 'HELD', 'DELETED')),
    held_by     TEXT,
    pinned      BIGINT NOT NULL CHECK (pinned IN (0, 1)),
    -- Replies that are shown.
    replies     BIGINT NOT NULL CHECK (replies >= 0),
    created_at  BIGINT NOT NULL
);
CREATE INDEX post_comment_first ON post_comment (post, pinned, id) WHERE reply_to IS NULL AND state <> 'DELETED';
CREATE INDEX post_comment_replies ON post_comment (reply_to, id) WHERE reply_to IS NOT NULL;
CREATE INDEX post_comment_held ON post_comment (id) WHERE state = 'HELD';
CREATE INDEX post_comment_held_of_post ON post_comment (post, id) WHERE state = 'HELD';
CREATE INDEX post_comment_made_by ON post_comment (made_by, created_at);
CREATE INDEX post_comment_same ON post_comment (made_by, text_key, created_at);
CREATE UNIQUE INDEX post_comment_pinned ON post_comment (post) WHERE pinned = 1;

-- Words that hold a comment or a post for review; written by operators, folded.
CREATE TABLE blocked_word (
    word     TEXT PRIMARY KEY,
    added_at BIGINT NOT NULL,
    added_by BIGINT
);

CREATE TABLE post_like (
    post   BIGINT NOT NULL REFERENCES post (id),
    person BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (post, person)
);
CREATE INDEX post_like_person ON post_like (person, post);

CREATE TABLE follow (
    person      BIGINT NOT NULL,
    author_kind TEXT NOT NULL CHECK (author_kind IN ('creator', 'shop')),
    author      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (person, author_kind, author)
);
CREATE INDEX follow_author ON follow (author_kind, author, person);

CREATE TABLE follower_count (
    author_kind TEXT NOT NULL,
    author      BIGINT NOT NULL,
    followers   BIGINT NOT NULL CHECK (followers >= 0),
    PRIMARY KEY (author_kind, author)
);

CREATE TABLE mute (
    person      BIGINT NOT NULL,
    author_kind TEXT NOT NULL CHECK (author_kind IN ('creator', 'shop')),
    author      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (person, author_kind, author)
);

CREATE TABLE report (
    id         BIGINT PRIMARY KEY,
    post       BIGINT NOT NULL REFERENCES post (id),
    comment    BIGINT REFERENCES post_comment (id),
    -- NULL when they are gone.
    reporter   BIGINT,
    reason     TEXT NOT NULL,
    note       TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('OPEN', 'UPHELD', 'DISMISSED')),
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT,
    decision   TEXT
);
CREATE INDEX report_state ON report (state, id);
CREATE INDEX report_post ON report (post, state);
CREATE INDEX report_comment ON report (comment, state) WHERE comment IS NOT NULL;
CREATE UNIQUE INDEX report_once ON report (reporter, post) WHERE state = 'OPEN' AND comment IS NULL;
CREATE UNIQUE INDEX report_comment_once ON report (reporter, comment) WHERE state = 'OPEN' AND comment IS NOT NULL;
