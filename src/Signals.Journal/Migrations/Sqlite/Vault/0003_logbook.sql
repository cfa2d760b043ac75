-- Two logs, each a chain of hashes for each node. A line's hash covers every column before it and the hash of the line before.
CREATE TABLE audit_line (
    node TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    anchored INTEGER NOT NULL,
    municipality INTEGER NOT NULL,
    operation BLOB NOT NULL,
    event TEXT NOT NULL,
    account TEXT NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (node, sequence)
) WITHOUT ROWID;

CREATE INDEX audit_line_time ON audit_line (municipality, recorded_at, node, sequence);

CREATE TABLE processing_line (
    node TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    anchored INTEGER NOT NULL,
    municipality INTEGER NOT NULL,
    operation BLOB NOT NULL,
    subject BLOB NOT NULL,
    payload BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (node, sequence)
) WITHOUT ROWID;

CREATE INDEX processing_line_subject ON processing_line (municipality, subject, recorded_at);
