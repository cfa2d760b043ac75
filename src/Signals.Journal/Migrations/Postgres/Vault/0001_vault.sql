-- Instants are counted in units of 100 nanoseconds since 1970-01-01 UTC.

CREATE TABLE personal_part (
    signal uuid NOT NULL,
    kept_at bigint NOT NULL,
    keep_until bigint NOT NULL,
    municipality integer NOT NULL,
    confirmed boolean NOT NULL DEFAULT FALSE,
    wrapped_key bytea NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (municipality, signal)
);

CREATE INDEX personal_part_expiry ON personal_part (keep_until);
CREATE INDEX personal_part_unconfirmed ON personal_part (kept_at) WHERE NOT confirmed;

CREATE TABLE key_ring (
    municipality integer NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    destroy_at bigint,
    wrapped_key bytea NOT NULL,
    PRIMARY KEY (municipality, purpose)
);
