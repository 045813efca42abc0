/** The mails of Auth: supabase/templates and the subjects of supabase/config.toml, for lite and for what lite lacks. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (name: string): string => fileURLToPath(new URL(`../../templates/${name}.html`, import.meta.url));

export const CODE_MAIL = { subject: "Din kod till Vårt Helsingborg", content_path: at("magic_link") };
const INVITATION = { subject: "Du är inbjuden till Vårt Helsingborg", content_path: at("invite") };

export function invitationMail(siteUrl: string): { subject: string; html: string } {
  return { subject: INVITATION.subject, html: readFileSync(INVITATION.content_path, "utf8").replaceAll("{{ .SiteURL }}", siteUrl) };
}
