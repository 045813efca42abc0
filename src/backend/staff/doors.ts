/** Opens the staff's doors: sign-in and every desk over one Supabase client. */
import { createSupabaseStaffAuth, type SupabaseStaffParts } from "../supabase-staff";
import type { StaffDoors } from "./desk";
import { moderationDesk } from "./supabase-moderation";
import { accountsDesk } from "./supabase-accounts";
import { areasDesk } from "./supabase-areas";
import { analysisDesk } from "./supabase-analysis";
import { answersDesk } from "./supabase-answers";
import { campaignDesk } from "./supabase-campaigns";
import { dossierDesk } from "./supabase-dossier";
import { evidenceDesk } from "./supabase-evidence";
import { featureKeyDesk } from "./supabase-feature-keys";
import { logDesk } from "./supabase-log";
import { sessionDesk } from "./supabase-sessions";
import { themesDesk } from "./supabase-themes";
import { recordsDesk } from "./supabase-records";
import { wallDesk } from "./supabase-walls";

export function openStaffDoors(parts: SupabaseStaffParts): StaffDoors {
  const auth = createSupabaseStaffAuth(parts);
  const { client } = auth;
  return {
    auth,
    desk: {
      accounts: accountsDesk(client),
      analysis: analysisDesk(client),
      answers: answersDesk(client),
      areas: areasDesk(client),
      campaigns: campaignDesk(client),
      dossier: dossierDesk(client),
      evidence: evidenceDesk(client),
      featureKeys: featureKeyDesk(client),
      log: logDesk(client),
      moderation: moderationDesk(client),
      sessions: sessionDesk(client),
      themes: themesDesk(client),
      records: recordsDesk(client),
      walls: wallDesk(client),
    },
  };
}
