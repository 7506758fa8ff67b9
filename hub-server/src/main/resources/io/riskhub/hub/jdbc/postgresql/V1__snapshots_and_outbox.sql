-- Text that is compared in the program too is compared by code point here: collate "C".
create table risk_snapshots (
  world_id         text collate "C" not null,
  version          text collate "C" not null,
  as_of            timestamptz      not null,
  as_of_nanos      smallint         not null, -- what is left below the microsecond of as_of
  created_at       timestamptz      not null,
  created_at_nanos smallint         not null,
  expires_at       timestamptz      not null,
  stage            text             not null, -- as the producer sent it
  stage_key        text collate "C" not null, -- in lower case, to find it by
  actor            text collate "C" not null,
  digest           text collate "C" not null, -- of the content; equal digests, equal content
  payload          text             not null, -- the JSON exactly as every reader gets it
  primary key (world_id, version)
);

create index risk_snapshots_newest on risk_snapshots (world_id, as_of, as_of_nanos);
create index risk_snapshots_newest_of_stage on risk_snapshots (world_id, stage_key, as_of, as_of_nanos);
create index risk_snapshots_alive on risk_snapshots (world_id, expires_at);

-- An event that is to be published. A row is committed together with what it announces, and deleted
-- when the bus has it. Ids of one world's rows ascend in the order of their commits.
create table outbox (
  id         bigint generated always as identity primary key,
  event_id   uuid             not null,
  type       text             not null,
  world_id   text collate "C" not null,
  version    text collate "C" not null,
  created_at timestamptz      not null
);
