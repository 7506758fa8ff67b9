-- The activation of each world, as the contract's JSON.
create table activation (
  world_id   text collate "C" primary key,
  state      text not null,
  unfinished text -- the etag of the last change while its snapshot is still to be made
);

create index activation_unfinished on activation (world_id) where unfinished is not null;

-- One row for each change of an entry, never changed or deleted by a hub.
create table activation_audit (
  id         bigint generated always as identity primary key,
  world_id   text collate "C" not null,
  etag       text collate "C" not null, -- after the change
  changed_at timestamptz      not null,
  author     text,                      -- the caller's name, or the source of the event
  announced  smallint         not null, -- 1: it came as an event from elsewhere
  before     text,                      -- the entry as JSON; null: there was none
  after      text             not null
);

create index activation_audit_etag on activation_audit (world_id, etag);
