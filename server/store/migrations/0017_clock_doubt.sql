-- Why trusted time stands still, whose word that is and when it was last repeated; how often a person has confirmed the clock; and
-- the boot of the machine that was last trusted, with the instant at which it began by trusted time: for the same boot the uptime is a
-- second source. What waits behind a doubt is found by these alone.
alter table clock
  add column held_why text check (held_why in ('jump', 'set-back', 'start', 'database')),
  add column held_by uuid,
  add column held_seen_at timestamptz,
  add column confirmations integer not null default 0,
  add column boot_id text,
  add column boot_at timestamptz;
