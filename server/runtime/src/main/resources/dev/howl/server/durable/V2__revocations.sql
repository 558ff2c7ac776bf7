-- Subjects are bytes (UTF-8): a collation would take different ones for the same. ends_at: milliseconds since 1970.
CREATE TABLE howl_revocations (
    subject VARBINARY(800) NOT NULL PRIMARY KEY,
    ends_at BIGINT NOT NULL
);
