-- What hangs on a claim beside its state (notices, deadlines, files) and the comments written with an entry, as sums inside the entry's
-- own hash: a change behind the program's back is then seen. Entries from before have none, and their hashes stay what they are.
alter table history add column seal jsonb;
