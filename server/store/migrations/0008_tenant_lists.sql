-- What a customer's administrator looks for: who of one partner read, under which association, and which requests still wait.

create index usage_read_partner on usage_read (tenant_id, partner_id, at desc, id desc);
create index usage_read_association on usage_read (tenant_id, association_id, at desc, id desc);
create index customer_lookup_partner on customer_lookup (tenant_id, partner_id, at desc, id desc);
create index claim_line_waiting on claim_line (tenant_id, claim_id) where consent in ('notice-pending', 'open', 'paused', 'unconfirmed');
