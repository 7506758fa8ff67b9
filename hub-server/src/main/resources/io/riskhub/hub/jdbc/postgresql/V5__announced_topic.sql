-- The Kafka topic over which hubs announce the events of the outbox. While there is a row, hubs
-- without Kafka leave the outbox alone; delete it to go on without Kafka for good.
create table announced_topic (
  only_row integer primary key check (only_row = 1),
  topic    text not null
);
