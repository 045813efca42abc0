-- Looking for personal data and for words that need a person's eyes first. It flags, it never refuses: moderators decide. The device
-- looks for the same while writing (src/domain/personal-data.ts).

-- Luhn over the last ten digits of a personnummer or samordningsnummer (day + 60).
create function private.is_personnummer(digits text) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select case when right(digits, 10) !~ '^[0-9]{10}$' then false else
    substr(right(digits, 10), 3, 2)::integer between 1 and 12
    and (substr(right(digits, 10), 5, 2)::integer between 1 and 31 or substr(right(digits, 10), 5, 2)::integer between 61 and 91)
    and (select sum(case when n % 2 = 1 then (d * 2) / 10 + (d * 2) % 10 else d end) % 10 = 0
         from (select n, substr(right(digits, 10), n, 1)::integer as d from generate_series(1, 10) n) luhn)
  end
$$;

create function private.detect_personal_data(words text) returns text[]
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  -- lower() leaves å, ä and ö alone under the C collation, which the embedded database has.
  low text := translate(lower(coalesce(words, '')), 'ÅÄÖÉÜ', 'åäöéü');
  -- Arabic and Persian digits are digits too; a hard space is a space.
  plain text := translate(coalesce(words, ''), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' || U&'\00A0\202F', '01234567890123456789  ');
  found text[] := '{}';
begin
  if exists (
    select from regexp_matches(plain, '(?<![0-9])((?:18|19|20)?[0-9]{6}[-+–[:space:]]?[0-9]{4})(?![0-9])', 'g') m
    where private.is_personnummer(regexp_replace(m[1], '[^0-9]', '', 'g'))
  ) then
    found := found || 'personnummer'::text;
  end if;
  if exists (
    select from regexp_matches(plain, '(?<![0-9+])((?:\+|00)[1-9][0-9](?:[[:space:]()/–-]{0,2}[0-9]){6,12}|0[1-9](?:[[:space:]/–-]{0,2}[0-9]){6,9})(?![0-9])', 'g') m
    -- "05-12-1999" is a day, not a number to ring; and a personnummer of somebody born in 2001–2009 begins with a zero as well.
    where m[1] !~ '^0[1-9][-/[:space:]](0[1-9]|1[0-2]|[12][0-9]|3[01])[-/[:space:]](19|20)[0-9]{2}$'
      and not (m[1] ~ '^[+]?[0-9]{6}[-+–[:space:]]?[0-9]{4}$' and private.is_personnummer(regexp_replace(m[1], '[^0-9]', '', 'g')))
  ) then
    found := found || 'phone'::text;
  end if;
  if low ~ '[a-zåäöéü0-9._%+-]+@[a-zåäöéü0-9-]+(\.[a-zåäöéü0-9-]+)*\.[a-zåäöéü]{2,}' then
    found := found || 'email'::text;
  end if;
  -- Sweden issues no I, Q or V, and no O at the end. Small letters only when written together, else "att 100" would be one.
  if plain ~ '(?<![A-Za-zÅÄÖåäöÉé0-9])[A-HJ-PR-UW-Z]{3}[[:space:]-]?[0-9]{2}[0-9A-HJ-NPR-UW-Z](?![A-Za-zÅÄÖåäöÉé0-9])'
     or plain ~ '(?<![A-Za-zÅÄÖåäöÉé0-9])[a-hj-pr-uw-z]{3}[0-9]{3}(?![A-Za-zÅÄÖåäöÉé0-9])' then
    found := found || 'plate'::text;
  end if;
  -- A street may be called something; people are.
  if low ~ '(?<![a-zåäöéü])(jag|han|hon|hen|de|pojken|flickan|mannen|kvinnan|killen|tjejen|grannen|läraren|(kille|tjej|man|kvinna|pojke|flicka|granne|lärare|kompis)[[:space:]]+som)[[:space:]]+heter[[:space:]]+(?!(inte|bara|samma|också|vad)(?![a-zåäöéü]))[a-zåäöéü]'
     or low ~ '(?<![a-zåäöéü])(mitt|hans|hennes)[[:space:]]+(fullständiga[[:space:]]+)?namn[[:space:]]+är[[:space:]]+[a-zåäöéü]'
     or low ~ '(?<![a-zåäöéü])(my|his|her)[[:space:]]+name[[:space:]]+is[[:space:]]+(?!not(?![a-z]))[a-zåäöéü]'
     or low ~ '(?<![a-zåäöéü])(i[[:space:]]+am|i[''’]m|he[[:space:]]+is|she[[:space:]]+is)[[:space:]]+called[[:space:]]+[a-zåäöéü]'
     or low ~ '(?<![ء-ي])(اسمي|إسمي|اسمه|اسمها)[[:space:]]+[ء-يa-z]' then
    found := found || 'name'::text;
  end if;
  if low ~ '(pappa|mamma|styvpappa|fröken|tränaren?|farbror|bror) (slår|slog|tar på|rör) ' or low ~ 'slår (mig|sitt barn|sina barn|barnet|barnen)'
     or low ~ 'rädd för (min )?(pappa|mamma|styvpappa|farbror)' or low ~ 'vågar inte (gå|vara) hem|blir slagen|barn(et|en)? (far illa|misshandlas|är ensam[mta]*|utnyttjas)'
     or low ~ 'vill (inte leva|dö)|ta(r)? (mitt|livet av) ?(liv|mig)|självmord|skär(a|a mig| mig)? (mig )?i armen|skadar mig själv'
     or low ~ 'hits me|beats me|touches me|want to die|kill myself|suicide|hurt myself' or low ~ 'يضربني|تضربني|انتحار|أريد أن أموت' then
    found := found || 'child_worry'::text;
  end if;
  if low ~ '(ska|kommer att|borde|vill) (döda|skjuta|spränga|slå ihjäl|knivhugga|bränna ner|mörda)|bomb(en|a|hot)|du ska dö|skjut(er)? (er|dig|dem)'
     or low ~ '(will|gonna|going to) (kill|shoot|stab|bomb|burn down)' or low ~ 'سأقتل|سوف أقتل|قنبلة' then
    found := found || 'threat'::text;
  end if;
  return found;
end
$$;
comment on function private.detect_personal_data(text) is 'Flags: personnummer (with or without century, checksum; samordningsnummer too), phone, email, plate, name, child_worry, threat.';

revoke all on function private.is_personnummer(text), private.detect_personal_data(text) from public, anon, authenticated, service_role;
