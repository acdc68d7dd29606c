-- Units sold by each listing: cards come and go with what is on sale, this stays.

CREATE TABLE listing_sold (
    listing BIGINT PRIMARY KEY REFERENCES listing (id),
    units   BIGINT NOT NULL CHECK (units >= 0)
);

-- The events that were counted last, as JSON: their follower may be told of them twice.
CREATE TABLE listing_sold_batch (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    events TEXT NOT NULL
);
