-- Translations that were made once. owner 0 is the platform's own memory, any other is a shop's;
-- source_key is the first 64 bits of the SHA-256 of the normalised source text; reasons is what the gates found (JSON).
CREATE TABLE translation_memory (
    id BIGINT PRIMARY KEY,
    owner BIGINT NOT NULL,
    source_lang TEXT NOT NULL,
    target_lang TEXT NOT NULL,
    source_key BIGINT NOT NULL,
    field TEXT NOT NULL,
    source TEXT NOT NULL,
    source_length BIGINT NOT NULL,
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    origin_rank BIGINT NOT NULL,
    gates BIGINT NOT NULL,
    glossary BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (owner, source_lang, target_lang, source_key, field)
);

CREATE INDEX translation_memory_by_length
    ON translation_memory (owner, source_lang, target_lang, field, source_length);

-- A shop's fixed terms and the words it keeps in every language (JSON). version counts the changes.
CREATE TABLE glossary (
    shop BIGINT PRIMARY KEY REFERENCES shop (id),
    version BIGINT NOT NULL,
    terms TEXT NOT NULL,
    keep TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
