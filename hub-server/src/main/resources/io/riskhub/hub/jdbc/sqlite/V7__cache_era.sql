-- Whether the cache that hubs share has been told of every commit. One row.
create table cache_era (
  number  integer not null, -- 0 as long as no hub has shared a cache
  trusted integer not null
) strict;

insert into cache_era (number, trusted) values (0, 1);
