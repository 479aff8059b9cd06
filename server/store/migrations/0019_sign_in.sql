-- How often sign-in was tried, which codes were used, and when a session last proved who it is. As 0005 does, this acts as cpor_auth.
do $$
begin
  execute 'grant cpor_auth to current_user';
exception when insufficient_privilege then null;
end
$$;
set local role cpor_auth;

-- Keys are HMACs of an e-mail with a network or a device: the table tells nobody who signs in from where.
create table auth.sign_in_attempt (
  key text primary key,
  count integer not null,
  counted_at timestamptz not null,
  -- The next try is looked at from this instant on.
  next_at timestamptz not null
);
create index sign_in_attempt_counted_at on auth.sign_in_attempt (counted_at);

-- A code of the authenticator app opens once (RFC 6238, 5.2). `code` is an HMAC.
create table auth.used_code (
  user_id text not null,
  code text not null,
  used_at timestamptz not null,
  primary key (user_id, code)
);
create index used_code_used_at on auth.used_code (used_at);
alter table auth.used_code add foreign key (user_id) references auth.account_user (id) on delete cascade;

-- null: when it began.
alter table auth.session add column proved_at timestamptz;

reset role;
do $$
begin
  execute 'revoke cpor_auth from current_user';
exception when insufficient_privilege then null;
end
$$;
