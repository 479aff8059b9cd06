-- Of a million claims a handful are contested at a time: the view of them reads those and nothing else.
create index claim_partner_contested on claim (partner_id, updated_at desc, id desc) where contested;
create index claim_contested on claim (updated_at desc, id desc) where contested and stage <> 'editing';
