-- Photos and recordings go with their author's word alone, also those that have not come yet: a note keeps them away.
create function private.remove_media(contribution uuid, ids jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  media uuid;
begin
  if jsonb_typeof(ids) <> 'array' or jsonb_array_length(ids) not between 1 and 10 then perform private.raise_problem('field_invalid', 'removeMedia'); end if;
  for media in select private.take_uuid(jsonb_build_object('removeMedia', id), 'removeMedia', true) from jsonb_array_elements(ids) id loop
    if exists (select from public.contribution_media m where m.id = media and m.contribution_id <> contribution) then perform private.raise_problem('refused'); end if;
    insert into public.removed_media (id) values (media) on conflict do nothing;
    delete from public.contribution_media m where m.id = media;
  end loop;
end
$$;

-- The residents' door: amending and withdrawing with the receipt code.

create function public.amend_contribution(amendment jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  operation uuid;
  contribution uuid;
  hash bytea;
  base integer;
  changes jsonb := amendment -> 'changes';
begin
  perform private.take_document(amendment, '{operationId,id,receiptCode,baseRevision,changes}');
  operation := private.take_uuid(amendment, 'operationId', true);
  contribution := private.take_uuid(amendment, 'id', true);
  hash := private.take_receipt_hash(amendment);
  base := private.take_integer(amendment, 'baseRevision', 1, 1000000);
  perform private.take_document(changes, '{title,text,safety,avoid,era,audiences,exhibition,removeMedia}');
  select * into row from public.contributions c where c.id = contribution and c.receipt_hash = hash for no key update;
  if not found then perform private.raise_problem('refused'); end if;
  if row.status = 'withdrawn' then perform private.raise_problem('withdrawn'); end if;
  if changes ? 'removeMedia' then
    perform private.spend('removals_10_min', row.contributor_id::text, interval '10 minutes', private.setting('media_per_contributor_10_min', 40), 'too_many_from_contributor');
    perform private.remove_media(contribution, changes -> 'removeMedia');
    changes := changes - 'removeMedia';
    -- Alone it unpublishes nothing and makes no new revision: there is nothing to look at again.
    if changes = '{}' then return private.acknowledge(row); end if;
  end if;
  if exists (select from public.contribution_operations o where o.operation_id = operation and o.contribution_id = contribution) then
    return private.acknowledge(row);
  end if;
  if row.revision <> base then perform private.raise_problem('revision_conflict', 'baseRevision'); end if;
  row := private.take_content(row, changes);
  perform private.spend('contributor_10_min', row.contributor_id::text, interval '10 minutes', private.setting('contributions_per_contributor_10_min', 30), 'too_many_from_contributor');
  insert into public.contribution_operations (operation_id, contribution_id, revision) values (operation, contribution, row.revision + 1) on conflict do nothing;
  if not found then perform private.raise_problem('refused'); end if;
  -- What the author writes now replaces what was redacted.
  delete from public.redacted_originals o where o.contribution_id = contribution and changes ?| '{title,text}';
  update public.contributions c set
    title = row.title, text = row.text, redacted = c.redacted and position('[…]' in concat(row.title, row.text)) > 0, safety_level = row.safety_level, times = row.times, causes = row.causes,
    era_type = row.era_type, era_from = row.era_from, era_to = row.era_to, audiences = row.audiences, exhibition = row.exhibition,
    flags = row.flags || array(select f from unnest(c.flags) f where f = 'reported'),
    status = row.status, decided_at = row.decided_at, rejection_reason = null, rejection_words = null,
    revision = c.revision + 1, amended_at = now()
  where c.id = contribution returning * into row;
  return private.acknowledge(row);
end
$$;
comment on function public.amend_contribution(jsonb) is 'Amendment → Acknowledgement. Unpublishes until moderated again; one operationId is applied once.';

-- Erases what a withdrawn contribution said, as the disposal rule demands (migration "retention"). The tombstone stays.
create function private.erase_contribution(contribution uuid) returns void
language plpgsql set search_path = '' as $$
begin
  delete from public.contribution_demographics d where d.contribution_id = contribution;
  delete from public.contribution_responses r where r.contribution_id = contribution;
  delete from public.contribution_media m where m.contribution_id = contribution;
  delete from public.redacted_originals o where o.contribution_id = contribution;
  delete from public.supports s where s.contribution_id = contribution;
  update public.reports r set text = null where r.contribution_id = contribution;
  update public.contributions c set
    contributor_id = null, place = null, title = null, text = '', safety_level = null, times = '{}', causes = '[]', era_type = null, era_from = null, era_to = null,
    audiences = '{}', session_id = null, wall_id = null, flags = '{}', redacted = false, rejection_reason = null, rejection_words = null, erased_at = now()
  where c.id = contribution;
end
$$;

create function public.withdraw_contribution(withdrawal jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  contribution uuid;
  hash bytea;
begin
  perform private.take_document(withdrawal, '{id,receiptCode}');
  contribution := private.take_uuid(withdrawal, 'id', true);
  hash := private.take_receipt_hash(withdrawal);
  select * into row from public.contributions c where c.id = contribution for no key update;
  if not found then
    -- The withdrawal overtook the contribution: leave a tombstone, so that it stays withdrawn when it comes.
    perform private.spend('unknown_withdrawals', '*', interval '1 minute', private.setting('unknown_withdrawals_per_minute', 600), 'too_many_new_contributors');
    insert into public.contributions (id, status, receipt_hash, withdrawn_at, erased_at, text)
    values (contribution, 'withdrawn', hash, now(), now(), '') on conflict do nothing;
    select * into row from public.contributions c where c.id = contribution for no key update;
    if not found then perform private.raise_problem('refused'); end if;
  end if;
  if row.receipt_hash <> hash then perform private.raise_problem('refused'); end if;
  if row.status <> 'withdrawn' then
    update public.contributions c set status = 'withdrawn', withdrawn_at = now() where c.id = contribution;
    -- Their files, and words once removed from it, at once, whatever the disposal rule says of the rest.
    delete from public.contribution_media m where m.contribution_id = contribution;
    delete from public.redacted_originals o where o.contribution_id = contribution;
    if exists (select from public.organisations o where o.id = row.organisation_id and o.disposal_days = 0) then
      perform private.erase_contribution(contribution);
    end if;
    perform private.audit(row.organisation_id, 'contribution.withdrawn', contribution);
    select * into row from public.contributions c where c.id = contribution;
  end if;
  return private.acknowledge(row);
end
$$;
comment on function public.withdraw_contribution(jsonb) is 'Withdrawal → Acknowledgement. Unpublishes at once; erases as the disposal rule says; an unknown id leaves a tombstone.';

revoke all on function
  private.remove_media(uuid, jsonb), public.amend_contribution(jsonb), private.erase_contribution(uuid), public.withdraw_contribution(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.amend_contribution(jsonb), public.withdraw_contribution(jsonb)
  to anon, authenticated, service_role;
