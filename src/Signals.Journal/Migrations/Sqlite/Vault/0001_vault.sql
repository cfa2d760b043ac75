-- Instants are counted in units of 100 nanoseconds since 1970-01-01 UTC.

CREATE TABLE personal_part (
    municipality INTEGER NOT NULL,
    signal BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    keep_until INTEGER NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT FALSE,
    wrapped_key BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (municipality, signal)
);

CREATE INDEX personal_part_expiry ON personal_part (keep_until);
CREATE INDEX personal_part_unconfirmed ON personal_part (kept_at) WHERE NOT confirmed;

CREATE TABLE key_ring (
    municipality INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    destroy_at INTEGER,
    wrapped_key BLOB NOT NULL,
    PRIMARY KEY (municipality, purpose)
) WITHOUT ROWID;
