-- Instants are counted in units of 100 nanoseconds since 1970-01-01 UTC: datetime(recorded_at / 10000000, 'unixepoch').

-- One row per stream. Its id stands for the stream everywhere else.
CREATE TABLE head (
    id INTEGER PRIMARY KEY,
    municipality INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,
    last_row INTEGER NOT NULL DEFAULT 0,
    compacted_through INTEGER NOT NULL DEFAULT 0,
    UNIQUE (municipality, kind, name)
);

-- One row per commit, in the order of arrival over all streams, so that a batch fills whole pages.
-- prev is the row of the same stream before it that is left, 0 for none.
CREATE TABLE log (
    row_id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    version INTEGER NOT NULL,
    prev INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    payload BLOB NOT NULL
);

CREATE TABLE snapshot (
    municipality INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    version INTEGER NOT NULL,
    algorithm INTEGER NOT NULL,
    taken_at INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (municipality, stream)
);

CREATE TABLE registration (
    municipality INTEGER NOT NULL,
    signal BLOB NOT NULL,
    stream INTEGER NOT NULL,
    body_hash BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (municipality, signal)
) WITHOUT ROWID;

CREATE INDEX registration_expiry ON registration (expires_at);

CREATE TABLE outbox (
    municipality INTEGER NOT NULL,
    sender INTEGER NOT NULL,
    receiver TEXT NOT NULL,
    number INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    put_off_until INTEGER NOT NULL DEFAULT 0,
    parked INTEGER NOT NULL DEFAULT FALSE,
    payload BLOB NOT NULL,
    PRIMARY KEY (municipality, sender, receiver, number)
) WITHOUT ROWID;

CREATE INDEX outbox_parked ON outbox (municipality, sent_at) WHERE parked;

CREATE TABLE outbox_claim (
    municipality INTEGER NOT NULL,
    sender INTEGER NOT NULL,
    claimed_until INTEGER NOT NULL,
    PRIMARY KEY (municipality, sender)
) WITHOUT ROWID;

CREATE TABLE reminder (
    municipality INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    name TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    claimed_until INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality, stream, name)
) WITHOUT ROWID;

CREATE INDEX reminder_due ON reminder (due_at);
