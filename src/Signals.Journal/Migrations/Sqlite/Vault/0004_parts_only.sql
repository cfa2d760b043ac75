-- Whether only the parts were destroyed and the signal itself stays, as when a professional has words about somebody else erased.
ALTER TABLE erasure ADD COLUMN parts_only INTEGER NOT NULL DEFAULT 0;
