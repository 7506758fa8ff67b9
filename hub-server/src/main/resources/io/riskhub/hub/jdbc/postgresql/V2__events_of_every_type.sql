-- Lets an outbox row carry an event of its own instead of naming a snapshot, and lets one that the
-- bus will not take stand aside. Hubs of the version before go on inserting rows as they did.
alter table outbox alter column version drop not null;
alter table outbox add column correlation_id text; -- with payload: of the event
alter table outbox add column payload text;        -- the event's data; null: it is the snapshot's
alter table outbox add column set_aside text;      -- why the bus will not take it; null: it may
alter table outbox add check (num_nulls(payload, correlation_id) in (0, 2));
alter table outbox add check (version is not null or payload is not null);
