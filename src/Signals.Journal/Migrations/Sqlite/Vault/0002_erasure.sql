-- Whose parts were destroyed before their time, so that a backup from before it can be brought up to date: no more than that it was done.
CREATE TABLE erasure (
    municipality INTEGER NOT NULL,
    signal BLOB NOT NULL,
    erased_at INTEGER NOT NULL,
    PRIMARY KEY (municipality, signal)
) WITHOUT ROWID;

CREATE INDEX erasure_age ON erasure (erased_at);
