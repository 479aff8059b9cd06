-- After the tables, because distribution comes in between (portability rule 6).
alter table location add foreign key (partner_id) references partner (id);
alter table enrollment add foreign key (location_id) references location (id);
alter table customer_domain add foreign key (tenant_id) references customer (tenant_id);
alter table role_grant add foreign key (member_id) references member (id);
alter table api_key add foreign key (member_id) references member (id);
alter table activation add foreign key (policy_id) references policy (id);

alter table customer_contact add foreign key (tenant_id) references customer (tenant_id);
alter table subscription add foreign key (tenant_id) references customer (tenant_id);
alter table usage_record add foreign key (tenant_id) references customer (tenant_id);
alter table claim add foreign key (tenant_id) references customer (tenant_id);
alter table claim_line add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table line_key add foreign key (tenant_id, line_id) references claim_line (tenant_id, id);
alter table claim_file add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table comment add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table history add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table consent_round add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table notice add foreign key (tenant_id, claim_id, round) references consent_round (tenant_id, claim_id, number);
alter table deadline add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table task add foreign key (tenant_id, claim_id) references claim (tenant_id, id);
alter table association add foreign key (tenant_id, line_id) references claim_line (tenant_id, id);
alter table arbitration_party add foreign key (tenant_id, case_id) references arbitration_case (tenant_id, id);
alter table arbitration_party add foreign key (tenant_id, line_id) references claim_line (tenant_id, id);
alter table usage_read add foreign key (tenant_id, association_id) references association (tenant_id, id);
