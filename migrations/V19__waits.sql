-- Who wants to be told when a variant that is sold out can be bought again.
CREATE TABLE wait (
    person  BIGINT NOT NULL,
    listing BIGINT NOT NULL,
    variant BIGINT NOT NULL,
    product BIGINT NOT NULL,
    market  TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (person, listing, variant)
);
-- Who waits longest is told first.
CREATE INDEX wait_variant ON wait (variant, at, person);
CREATE INDEX wait_listing ON wait (listing, at, person);
CREATE INDEX wait_person ON wait (person, at);
