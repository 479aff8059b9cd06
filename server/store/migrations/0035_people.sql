-- The people of a company are administered: each change of a person makes a version, and the log can be asked what was done to one of them.
alter table member add column version integer not null default 1;
alter table member add column capacity integer;
alter table member add constraint member_capacity_check check (capacity between 1 and 999);

-- An invitation that was withdrawn leaves the person in the log, and gives the address back.
drop index member_email;
create unique index member_email on member (lower(email), side) where account_id is not null or disabled_at is null;

alter table admin_log add column member_id uuid;
create index admin_log_member on admin_log (member_id, id desc) where member_id is not null;

-- What somebody has who does not review any more goes back to the queue, claim by claim.
alter table job drop constraint job_kind_check;
alter table job add constraint job_kind_check check (kind in ('mail', 'scan', 'read', 'release'));
create index claim_assignee_asked on claim (assignee_id, id) where assignee_id is not null and stage = 'partner-action-required';

-- A partner's account admins invite colleagues themselves: they see the invitations of their own company.
alter table invitation add column partner_id uuid;
alter table invitation no force row level security;
update invitation set partner_id = (select m.partner_id from member m where m.id = invitation.member_id);
alter table invitation force row level security;
create policy partner_own on invitation for all to cpor_app
  using (current_setting('cpor.side', true) = 'partner' and partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid)
  with check (current_setting('cpor.side', true) = 'partner' and partner_id = nullif(current_setting('cpor.partner_id', true), '')::uuid);
