-- What each worker found about each snapshot.
create table risk_signals (
  world_id      text collate "C" not null,
  version       text collate "C" not null,
  worker        text collate "C" not null,
  status        text             not null, -- pass, warn or breach
  snapshot_hash text             not null, -- the hash in the snapshot that was assessed
  result        text             not null, -- a JSON object: figures, limits, reasons
  computed_at   timestamptz      not null,
  primary key (world_id, version, worker)
);

-- The dedupe keys of handled events. A row may go when its snapshot has expired.
create table handled_events (
  dedupe_key text collate "C" primary key,
  until      timestamptz      not null
);

create index handled_events_until on handled_events (until);

-- Events that were given up, of a hub without a dead-letter topic.
create table dead_letters (
  id        bigint generated always as identity primary key,
  world_id  text collate "C" not null,
  stage     text             not null,
  attempts  integer          not null,
  error     text             not null,
  buried_at timestamptz      not null,
  event     bytea            not null -- as it came, byte for byte
);
