-- Names and keys are bytes (UTF-8): a collation would take different ones for the same.
CREATE TABLE howl_epochs (
    topic VARBINARY(400) NOT NULL PRIMARY KEY,
    epoch VARCHAR(36) NOT NULL
);

-- Rows are never deleted: numbers are not given twice.
CREATE TABLE howl_heads (
    topic VARBINARY(400) NOT NULL,
    event_key VARBINARY(800) NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (topic, event_key)
);

-- Moments are milliseconds since 1970.
CREATE TABLE howl_events (
    topic VARBINARY(400) NOT NULL,
    event_key VARBINARY(800) NOT NULL,
    seq BIGINT NOT NULL,
    body ${body} NOT NULL,
    appended_at BIGINT NOT NULL,
    PRIMARY KEY (topic, event_key, seq)
);

CREATE INDEX howl_events_appended_at ON howl_events (appended_at);

CREATE TABLE howl_dedupe (
    topic VARBINARY(400) NOT NULL,
    dedupe_id VARBINARY(800) NOT NULL,
    event_key VARBINARY(800) NOT NULL,
    seq BIGINT NOT NULL,
    appended_at BIGINT NOT NULL,
    PRIMARY KEY (topic, dedupe_id)
);

CREATE INDEX howl_dedupe_appended_at ON howl_dedupe (appended_at);

CREATE TABLE howl_counters (
    name VARBINARY(800) NOT NULL PRIMARY KEY,
    tick BIGINT NOT NULL
);

CREATE TABLE howl_fences (
    name VARBINARY(800) NOT NULL PRIMARY KEY,
    token BIGINT NOT NULL
);
