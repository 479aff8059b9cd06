-- Accounts: what better-auth 1.7 needs for e-mail and password, a second factor and sign-in through a company's own provider.
-- They belong to cpor_auth alone. The owner may not enter the schema, so this file acts as cpor_auth and gives the membership back;
-- where an administrator prepared the roles by hand, the membership was given by that person and stays.
do $$
begin
  execute 'grant cpor_auth to current_user';
exception when insufficient_privilege then null;
end
$$;
set local role cpor_auth;

create table auth.account_user (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.session (
  id text primary key,
  token text not null unique,
  user_id text not null,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_user_id on auth.session (user_id);
create index session_expires_at on auth.session (expires_at);

-- One row per way in: 'credential' with a password's hash, or the provider's own number of the person. Tokens of the provider are not kept.
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id),
  check (access_token is null and refresh_token is null and id_token is null)
);
create index account_user_id on auth.account (user_id);

-- Half-done sign-ins: the second factor asked for, the provider's answer awaited.
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on auth.verification (identifier);
create index verification_expires_at on auth.verification (expires_at);

-- Secret and backup codes are encrypted with the program's secret.
create table auth.two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null unique,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

alter table auth.session add foreign key (user_id) references auth.account_user (id) on delete cascade;
alter table auth.account add foreign key (user_id) references auth.account_user (id) on delete cascade;
alter table auth.two_factor add foreign key (user_id) references auth.account_user (id) on delete cascade;

reset role;
do $$
begin
  execute 'revoke cpor_auth from current_user';
exception when insufficient_privilege then null;
end
$$;

-- The owner's people are listed by name; a partner's and a customer's are few and found by their own index.
create index member_owner on member (name, id) where side = 'owner';
