-- Lets an outbox row carry an event of its own instead of naming a snapshot, and lets one that the
-- bus will not take stand aside. The table is made anew, because version may be null now.
create table outbox_of_every_type (
  id             integer primary key autoincrement,
  event_id       text not null,
  type           text not null,
  world_id       text not null,
  version        text,          -- of the snapshot that is announced
  created_at     text not null,
  correlation_id text,          -- with payload: of the event
  payload        text,          -- the event's data; null: it is the snapshot's
  set_aside      text,          -- why the bus will not take it; null: it may
  check ((payload is null) = (correlation_id is null)),
  check (version is not null or payload is not null)
) strict;

insert into outbox_of_every_type (id, event_id, type, world_id, version, created_at)
  select id, event_id, type, world_id, version, created_at from outbox order by id;

drop table outbox;
alter table outbox_of_every_type rename to outbox;
