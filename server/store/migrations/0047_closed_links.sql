-- A tenant's administrator may close the link of one person who is not trusted.
alter table notice add column closed_at timestamptz;
