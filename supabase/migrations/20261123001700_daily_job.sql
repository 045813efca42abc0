-- The disposal job runs by itself where pg_cron is there (hosted Supabase, if the operator enabled it). Elsewhere the operator's own
-- scheduler or the embedded server calls dispose_withdrawn() once a day.

do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_cron') then
    perform cron.schedule('dispose-withdrawn', '17 3 * * *', 'select public.dispose_withdrawn()');
  end if;
end
$$;
