-- What is over is listed by itself as well: closed tasks of one kind, and decided cases.
create index task_closed_kind on task (kind, closed_at desc, id desc) where closed_at is not null;
create index arbitration_case_over on arbitration_case (opened_at desc, id desc) where state in ('decided', 'closed');
