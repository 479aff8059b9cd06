-- A key made with a key ends with it. Keys made before have no parent, and may have no end: they work until they are revoked.
alter table api_key add column parent_id uuid;
create index api_key_parent on api_key (parent_id) where parent_id is not null;
alter table api_key add foreign key (parent_id) references api_key (id);
