-- The domains on which a partner has its addresses, as the programme owner has verified them. Mails about a claim go to these, or to the
-- partner's own people. What is known today are the domains on which its people sign in; those of public providers belong to nobody.
alter table partner add column mail_domains text[] not null default '{}';

update partner set mail_domains = array(
  select distinct split_part(lower(m.email), '@', 2) from member m
  where m.partner_id = partner.id and m.disabled_at is null
    and split_part(lower(m.email), '@', 2) ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$'
    and split_part(lower(m.email), '@', 2) not in ('aol.com', 'fastmail.com', 'gmail.com', 'gmx.com', 'gmx.de', 'gmx.net', 'googlemail.com',
      'hey.com', 'hotmail.com', 'icloud.com', 'kpnmail.nl', 'live.com', 'live.nl', 'mac.com', 'mail.com', 'mail.ru', 'me.com', 'msn.com',
      'outlook.com', 'pm.me', 'proton.me', 'protonmail.com', 'qq.com', 't-online.de', 'tutanota.com', 'web.de', 'yahoo.com', 'yandex.com',
      'ymail.com', 'ziggo.nl', 'zoho.com')
  order by 1);
