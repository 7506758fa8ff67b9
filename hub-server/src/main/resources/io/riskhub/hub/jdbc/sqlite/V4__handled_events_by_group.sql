-- Each consumer group has its own memory of what it handled. What was remembered for all of them is
-- forgotten: an event that comes again is handled again, with the same effect.
drop table handled_events;

create table handled_events (
  consumer_group text not null,
  event_digest   text not null, -- BLAKE3 of the dedupe key, in hexadecimal
  until          text not null, -- a row may go when its snapshot has expired
  primary key (consumer_group, event_digest)
) strict;

create index handled_events_until on handled_events (until);
