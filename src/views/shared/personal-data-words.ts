/** What was found, and in plain words why it had better not stand there. */
import type { PersonalDataType } from "../../domain/personal-data";
import { m } from "../../generated/messages/messages";

type Word = () => string;

export const personalDataWord: Readonly<Record<PersonalDataType, Word>> = {
  personnummer: m.contribute_personal_personnummer,
  samordningsnummer: m.contribute_personal_samordningsnummer,
  phone: m.contribute_personal_phone,
  email: m.contribute_personal_email,
  plate: m.contribute_personal_plate,
  name: m.contribute_personal_name,
};

export const personalDataReason: Readonly<Record<PersonalDataType, Word>> = {
  personnummer: m.contribute_personal_number_why,
  samordningsnummer: m.contribute_personal_number_why,
  phone: m.contribute_personal_phone_why,
  email: m.contribute_personal_email_why,
  plate: m.contribute_personal_plate_why,
  name: m.contribute_personal_name_why,
};
