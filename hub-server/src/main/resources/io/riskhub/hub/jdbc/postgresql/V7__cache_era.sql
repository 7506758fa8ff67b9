-- Whether the cache that hubs share has been told of every commit. One row.
create table cache_era (
  number  bigint  not null, -- 0 as long as no hub has shared a cache
  trusted boolean not null
);

insert into cache_era (number, trusted) values (0, true);
