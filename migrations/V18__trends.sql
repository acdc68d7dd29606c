-- What others measured: searches, ranks, prices on other platforms, by term and day.
CREATE TABLE trend_series (
    id     BIGINT PRIMARY KEY,
    -- Whose it is; 0: the operator's, for every shop.
    shop   BIGINT NOT NULL,
    market TEXT NOT NULL,
    source TEXT NOT NULL,
    unit   TEXT NOT NULL CHECK (unit IN ('interest', 'rise', 'rank', 'value')),
    term   TEXT NOT NULL,
    -- The words of the term as search folds them, one space between.
    folded TEXT NOT NULL,
    -- The same without spaces: a topic's tag.
    joined TEXT NOT NULL
);
CREATE UNIQUE INDEX trend_series_key ON trend_series (shop, market, source, unit, folded);
CREATE INDEX trend_series_joined ON trend_series (joined, market);

CREATE TABLE trend_word (
    series BIGINT NOT NULL,
    word   TEXT NOT NULL,
    PRIMARY KEY (series, word)
);
CREATE INDEX trend_word_word ON trend_word (word, series);

CREATE TABLE trend_point (
    series BIGINT NOT NULL,
    day    TEXT NOT NULL,
    value  DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (series, day)
);
