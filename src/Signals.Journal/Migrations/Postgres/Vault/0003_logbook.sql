-- Two logs, each a chain of hashes for each node. A line's hash covers every column before it and the hash of the line before.
CREATE TABLE audit_line (
    node text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    recorded_at bigint NOT NULL,
    anchored bigint NOT NULL,
    municipality integer NOT NULL,
    operation uuid NOT NULL,
    event text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (node, sequence)
);

CREATE INDEX audit_line_time ON audit_line (municipality, recorded_at, node, sequence);

CREATE TABLE processing_line (
    node text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    recorded_at bigint NOT NULL,
    anchored bigint NOT NULL,
    municipality integer NOT NULL,
    operation uuid NOT NULL,
    subject uuid NOT NULL,
    payload bytea NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (node, sequence)
);

CREATE INDEX processing_line_subject ON processing_line (municipality, subject, recorded_at);
