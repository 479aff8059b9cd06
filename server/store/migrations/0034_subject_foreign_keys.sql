-- After the tables, because distribution comes in between (portability rule 6). What has legal weight cannot speak of a subject that is not
-- there; jobs, mails and events outlive nothing and are looked at by `cpor verify`.
alter table history add foreign key (tenant_id, subject_kind, subject_id) references subject (tenant_id, kind, id);
alter table deadline add foreign key (tenant_id, subject_kind, subject_id) references subject (tenant_id, kind, id);
alter table task add foreign key (tenant_id, subject_kind, subject_id) references subject (tenant_id, kind, id);
alter table comment add foreign key (tenant_id, subject_kind, subject_id) references subject (tenant_id, kind, id);
alter table file add foreign key (tenant_id, subject_kind, subject_id) references subject (tenant_id, kind, id);
