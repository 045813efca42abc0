-- What is looked for in words. Numbers are invented; the personnummer are from the tax agency's series for tests.
begin;
select plan(33);
select is(private.detect_personal_data(words), flags, sentence) from (values
  ('En fin park.', '{}'::text[], 'plain words raise no flag'),
  (null, '{}', 'no words raise no flag'),
  ('Byggt 1950-1960, hus 12, 150 meter bort.', '{}', 'years and distances raise no flag'),
  ('Buss 219 går 08.15 och 17:45.', '{}', 'times of a bus raise no flag'),
  ('Hon är född 19121212-1212.', '{personnummer}', 'a personnummer with century is found'),
  ('Hon är född 121212-1212.', '{personnummer}', 'a personnummer without century is found'),
  ('Nummer 1212121212 står där.', '{personnummer}', 'a personnummer without a hyphen is found'),
  ('Äldre än hundra: 121212+1212.', '{personnummer}', 'a personnummer with a plus sign is found'),
  ('Samordningsnummer 701063-2391.', '{personnummer}', 'a samordningsnummer is found'),
  ('Ärende 121212-1213.', '{}', 'a number whose checksum is wrong is none'),
  ('Ärende 129912-1210.', '{}', 'a number whose month is wrong is none'),
  ('٠٧٠١٢٣٤٥٦٧ هاتفي', '{phone}', 'Arabic digits are digits'),
  ('Det var 05-12-1999.', '{}', 'a day with a leading zero is no telephone number'),
  ('Jag heter inte något.', '{}', 'who says what they are not called has not said their name'),
  ('Ring +45 20 12 34 56.', '{phone}', 'a number in Helsingør is found'),
  ('Ring ۰۷۰۱۲۳۴۵۶۷', '{phone}', 'Persian digits are digits, too'),
  ('Ring 070-123 45 67.', '{phone}', 'a mobile number is found'),
  ('Ring +46 70 123 45 67.', '{phone}', 'an international number is found'),
  ('Ring 042/10 50 00', '{phone}', 'a landline number is found'),
  ('Skriv till kalle.svensson@example.com!', '{email}', 'an e-mail address is found'),
  ('Kalle@skola', '{}', 'an at sign alone is no address'),
  ('Bilen ABC 123 står här jämt.', '{plate}', 'a plate is found'),
  ('Bilen ABC12D står här jämt.', '{plate}', 'a plate of the newer kind is found'),
  ('bilen abc123 står här', '{plate}', 'a plate in small letters is found'),
  ('Hej, jag heter Kalle.', '{name}', 'somebody who says their name is found'),
  ('Grannen heter Berit.', '{name}', 'somebody who says another''s name is found'),
  ('My name is Sam.', '{name}', 'a name in English is found'),
  ('اسمي سامي', '{name}', 'a name in Arabic is found'),
  ('Min pappa slår mig.', '{child_worry}', 'worry for a child is found'),
  ('I want to die.', '{child_worry}', 'worry in English is found'),
  ('Jag ska döda honom.', '{threat}', 'a threat is found'),
  ('JAG SKA DÖDA HONOM', '{threat}', 'a threat in capitals is found'),
  ('Jag heter Kalle, 070-123 45 67, kalle@example.com', '{phone,email,name}', 'several things are found at once')
) as cases (words, flags, sentence);
select * from finish();
rollback;
