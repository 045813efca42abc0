-- The retention job runs by itself where pg_cron is there (hosted Supabase, if the operator enabled it): every ten minutes between three and
-- four at night, a batch each time. Elsewhere the operator's own scheduler calls enforce_retention() once a day while it says more; the
-- embedded server does so itself.

do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('enforce-retention', '7-57/10 3 * * *', 'select public.enforce_retention()');
  end if;
end
$$;
