-- The residents' door: feeling the same, and reporting. Both without an account, both only for what is public.

create function public.support_contribution(support jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  contribution uuid;
  hash bytea;
  wanted boolean;
  contributor uuid;
  supporters integer;
begin
  perform private.take_document(support, '{contributionId,contributorKey,supported}');
  contribution := private.take_uuid(support, 'contributionId', true);
  hash := private.take_contributor_hash(support);
  wanted := private.take_flag(support, 'supported', true);
  -- One refusal for what never was, is not public, or is public no longer.
  if not exists (select from public.published_contributions p where p.id = contribution) then perform private.raise_problem('refused'); end if;
  if wanted then
    contributor := private.admit_contributor(hash);
  else
    select c.id into contributor from public.contributors c where c.key_hash = hash;
  end if;
  if contributor is not null then
    perform private.spend('supports_10_min', contributor::text, interval '10 minutes', private.setting('supports_per_contributor_10_min', 120), 'too_many_from_contributor');
    if wanted then
      insert into public.supports (contribution_id, contributor_id) values (contribution, contributor) on conflict do nothing;
    else
      delete from public.supports s where s.contribution_id = contribution and s.contributor_id = contributor;
    end if;
  end if;
  select p.support_count into supporters from public.published_contributions p where p.id = contribution;
  return jsonb_build_object('contributionId', contribution, 'supported', wanted, 'supportCount', coalesce(supporters, 0));
end
$$;
comment on function public.support_contribution(jsonb) is 'SupportChange → SupportState. One a contributor.';

create function public.report_contribution(report jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  report_id uuid;
  contribution uuid;
  why text;
  words text;
  row public.contributions;
  looked_at boolean;
begin
  perform private.take_document(report, '{id,contributionId,reason,text}');
  report_id := private.take_uuid(report, 'id', true);
  contribution := private.take_uuid(report, 'contributionId', true);
  why := private.take_word(report, 'reason', '{child,personal_data,hate,threat,spam,other}', true);
  words := nullif(btrim(private.take_text(report, 'text')), '');
  if char_length(words) > 500 then perform private.raise_problem('text_too_long', 'text'); end if;
  select * into row from public.contributions c
  where c.id = contribution and exists (select from public.published_contributions p where p.id = contribution) for no key update;
  -- Nothing is told about what is not public; and twenty open reports of one thing say all there is to say.
  if not found or (select count(*) from public.reports r where r.contribution_id = contribution and r.resolved_at is null) >= 20 then
    return null;
  end if;
  perform private.spend('reports', '*', interval '10 minutes', private.setting('reports_per_10_min', 200), 'too_many_new_contributors');
  -- Somebody looked at this revision after such a report and kept it: a second one does not hide it again, it only stands in the queue.
  looked_at := exists (
    select from public.reports r join public.moderation_decisions d on d.contribution_id = r.contribution_id
    where r.contribution_id = contribution and r.reason = why and r.resolved_at is not null
      and d.action = 'approve' and d.revision = row.revision and d.decided_at >= r.resolved_at);
  insert into public.reports (id, contribution_id, reason, text) values (report_id, contribution, why, words) on conflict (id) do nothing;
  if not found then return null; end if;
  if why in ('child', 'personal_data') and not looked_at then
    -- Whoever wanted to empty the map by reports would need to hide it piece by piece.
    perform private.spend('hiding_reports', '*', interval '10 minutes', private.setting('hiding_reports_per_10_min', 60), 'too_many_new_contributors');
    update public.contributions c set status = 'submitted', decided_at = null, flags = array(select distinct f from unnest(c.flags || 'reported'::text) f order by f)
    where c.id = contribution;
    perform private.audit(row.organisation_id, 'contribution.hidden', contribution, why);
  else
    update public.contributions c set flags = array(select distinct f from unnest(c.flags || 'reported'::text) f order by f) where c.id = contribution;
    perform private.audit(row.organisation_id, 'contribution.reported', contribution, why);
  end if;
  return null;
end
$$;
comment on function public.report_contribution(jsonb) is 'Report → null. child and personal_data hide it everywhere at once until looked at.';

revoke all on function
  public.support_contribution(jsonb), public.report_contribution(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.support_contribution(jsonb), public.report_contribution(jsonb)
  to anon, authenticated, service_role;
