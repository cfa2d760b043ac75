-- Instants are counted in units of 100 nanoseconds since 1970-01-01 UTC: to_timestamp(recorded_at / 1e7).

-- One row per stream. Its id stands for the stream everywhere else.
-- The room left on each page lets an update of a head stay on its page, without touching the indexes.
CREATE TABLE head (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version bigint NOT NULL DEFAULT 0,
    last_row bigint NOT NULL DEFAULT 0,
    compacted_through bigint NOT NULL DEFAULT 0,
    municipality integer NOT NULL,
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    CONSTRAINT head_key UNIQUE (municipality, kind, name)
) WITH (fillfactor = 50);

CREATE SEQUENCE log_row;

-- One row per commit, in the order of arrival over all streams.
-- prev is the row of the same stream before it that is left, 0 for none.
CREATE TABLE log (
    row_id bigint PRIMARY KEY,
    stream bigint NOT NULL,
    version bigint NOT NULL,
    prev bigint NOT NULL,
    recorded_at bigint NOT NULL,
    payload bytea NOT NULL
);

CREATE TABLE snapshot (
    municipality integer NOT NULL,
    stream bigint NOT NULL,
    version bigint NOT NULL,
    algorithm integer NOT NULL,
    taken_at bigint NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (municipality, stream)
);

CREATE TABLE registration (
    signal uuid NOT NULL,
    body_hash uuid NOT NULL,
    stream bigint NOT NULL,
    received_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    municipality integer NOT NULL,
    CONSTRAINT registration_key PRIMARY KEY (municipality, signal)
);

CREATE INDEX registration_expiry ON registration (expires_at);

CREATE TABLE outbox (
    sender bigint NOT NULL,
    number bigint NOT NULL,
    sent_at bigint NOT NULL,
    put_off_until bigint NOT NULL DEFAULT 0,
    municipality integer NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    parked boolean NOT NULL DEFAULT FALSE,
    receiver text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (municipality, sender, receiver, number)
);

CREATE INDEX outbox_parked ON outbox (municipality, sent_at) WHERE parked;

CREATE TABLE outbox_claim (
    municipality integer NOT NULL,
    sender bigint NOT NULL,
    claimed_until bigint NOT NULL,
    PRIMARY KEY (municipality, sender)
);

CREATE TABLE reminder (
    municipality integer NOT NULL,
    stream bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    due_at bigint NOT NULL,
    claimed_until bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (municipality, stream, name)
);

CREATE INDEX reminder_due ON reminder (due_at);
