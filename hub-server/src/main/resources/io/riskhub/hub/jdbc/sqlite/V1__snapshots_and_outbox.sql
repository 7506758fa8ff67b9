-- The same tables as in PostgreSQL. Instants are text, UTC with six fraction digits, which sorts as time.
create table risk_snapshots (
  world_id         text    not null,
  version          text    not null,
  as_of            text    not null,
  as_of_nanos      integer not null, -- what is left below the microsecond of as_of
  created_at       text    not null,
  created_at_nanos integer not null,
  expires_at       text    not null,
  stage            text    not null, -- as the producer sent it
  stage_key        text    not null, -- in lower case, to find it by
  actor            text    not null,
  digest           text    not null, -- of the content; equal digests, equal content
  payload          text    not null, -- the JSON exactly as every reader gets it
  primary key (world_id, version)
) strict;

create index risk_snapshots_newest on risk_snapshots (world_id, as_of, as_of_nanos);
create index risk_snapshots_newest_of_stage on risk_snapshots (world_id, stage_key, as_of, as_of_nanos);
create index risk_snapshots_alive on risk_snapshots (world_id, expires_at);

-- An event that is to be published. A row is committed together with what it announces, and deleted
-- when the bus has it. Ids ascend in the order of commits and are never used again.
create table outbox (
  id         integer primary key autoincrement,
  event_id   text not null,
  type       text not null,
  world_id   text not null,
  version    text not null,
  created_at text not null
) strict;
