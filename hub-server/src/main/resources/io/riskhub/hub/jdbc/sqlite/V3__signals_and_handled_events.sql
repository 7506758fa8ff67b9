-- What each worker found about each snapshot.
create table risk_signals (
  world_id      text not null,
  version       text not null,
  worker        text not null,
  status        text not null, -- pass, warn or breach
  snapshot_hash text not null, -- the hash in the snapshot that was assessed
  result        text not null, -- a JSON object: figures, limits, reasons
  computed_at   text not null,
  primary key (world_id, version, worker)
) strict;

-- The dedupe keys of handled events. A row may go when its snapshot has expired.
create table handled_events (
  dedupe_key text primary key,
  until      text not null
) strict;

create index handled_events_until on handled_events (until);

-- Events that were given up, of a hub without a dead-letter topic.
create table dead_letters (
  id        integer primary key autoincrement,
  world_id  text    not null,
  stage     text    not null,
  attempts  integer not null,
  error     text    not null,
  buried_at text    not null,
  event     blob    not null -- as it came, byte for byte
) strict;
