-- Who may read what, as it was, but each rule that begins with the side written as a case. The planner knows nothing of a setting's value:
-- of "the side is partner and …" it expects one row in two hundred to pass, and would rather fetch and sort a whole range than walk an
-- index until a page is full. Of a case it expects half. It is also cheaper: the rest is not looked at where the side is another. What may
-- be written stays as it is.
do $$
declare
  side constant text := 'current_setting\(''cpor\.side''::text, true\) = (?:''\w+''::text|ANY \(ARRAY\[[^]]*\]\))';
  found record;
  parts text[];
begin
  for found in
    select c.relname as name, p.polname as policy, pg_get_expr(p.polqual, p.polrelid) as rule
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'public'::regnamespace and p.polqual is not null
    order by 1, 2
  loop
    parts := coalesce(regexp_match(found.rule, '^\((' || side || ')\)$'), regexp_match(found.rule, '^\(\((' || side || ')\) AND (.*)\)$'));
    if parts is not null and found.rule !~ 'SELECT' then
      execute format('alter policy %I on %I using (case when %s then %s else false end)', found.policy, found.name, parts[1],
        coalesce(parts[2], 'true'));
    end if;
  end loop;
end $$;
