-- What a decision rests on and what would change it, line by line; and the second reader of an arbitration.
alter table claim_line add column evidence text;
alter table claim_line add column remedy text;

-- A first reader's proposal until it is returned or confirmed, and why the last one was returned. For the desk alone.
alter table arbitration_case add column proposal jsonb;
alter table arbitration_case add column returned jsonb;

alter table absence add foreign key (member_id) references member (id);
