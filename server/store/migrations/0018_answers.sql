-- Whether an answer to a request for information says anything is also read from this: a field that the partner changed since.
-- Null for requests that are open now, because a state has to be what its history says; their answers carry a word or a file.
alter table claim add column changed_since_request_at timestamptz;
