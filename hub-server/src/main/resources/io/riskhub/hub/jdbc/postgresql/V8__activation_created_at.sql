-- When the last change was made; its snapshot says the same. Ascends with the changes of a world,
-- whichever hub's clock they were made by. Null where a hub of the version before made the first.
alter table activation add column created_at timestamptz;
