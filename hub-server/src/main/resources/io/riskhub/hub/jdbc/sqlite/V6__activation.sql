-- The activation of each world, as the contract's JSON.
create table activation (
  world_id   text primary key,
  state      text not null,
  unfinished text -- the etag of the last change while its snapshot is still to be made
) strict;

create index activation_unfinished on activation (world_id) where unfinished is not null;

-- One row for each change of an entry, never changed or deleted by a hub.
create table activation_audit (
  id         integer primary key autoincrement,
  world_id   text    not null,
  etag       text    not null, -- after the change
  changed_at text    not null,
  author     text,             -- the caller's name, or the source of the event
  announced  integer not null, -- 1: it came as an event from elsewhere
  before     text,             -- the entry as JSON; null: there was none
  after      text    not null
) strict;

create index activation_audit_etag on activation_audit (world_id, etag);
