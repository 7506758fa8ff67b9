-- Whether the cache that hubs share has been told of every commit. One row.
create table cache_era (
  deployment text    not null, -- tells this database from others that may use the same cache
  number     integer not null, -- 0 as long as no hub has shared a cache
  server     text    not null, -- the cache's server process that counts; empty while none does
  trusted    integer not null,
  distrusts  integer not null  -- how often the server could not be told of a commit
) strict;

insert into cache_era (deployment, number, server, trusted, distrusts)
values (lower(hex(randomblob(16))), 0, '', 0, 0);
