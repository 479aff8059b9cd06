-- The words that were sent: whose notice they belong to, which text they were made of, the sums of what went out, and the text itself
-- without link and code. Mails from before have none.
alter table mail add column notice_id uuid;
alter table mail add column text_version text;
alter table mail add column text_sha256 text;
alter table mail add column html_sha256 text;
alter table mail add column words text;
create index mail_notice on mail (tenant_id, notice_id, at) where notice_id is not null;
