-- The trace that a message belongs to, as a W3C traceparent; goes with the message when it is acknowledged.
ALTER TABLE outbox ADD COLUMN trace text COLLATE "C";
