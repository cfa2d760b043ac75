-- Whose parts were destroyed before their time, so that a backup from before it can be brought up to date: no more than that it was done.
CREATE TABLE erasure (
    signal uuid NOT NULL,
    erased_at bigint NOT NULL,
    municipality integer NOT NULL,
    PRIMARY KEY (municipality, signal)
);

CREATE INDEX erasure_age ON erasure (erased_at);
