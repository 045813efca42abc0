/** Opens the staff's doors: sign-in and every desk over one Supabase client. */
import { createSupabaseStaffBackend, type SupabaseStaffParts } from "../supabase-staff";
import { campaignDesk } from "./supabase-campaigns";
import type { StaffDoors } from "./desk";
import { moderationDesk } from "./supabase-moderation";
import { areasDesk } from "./supabase-areas";

export function openStaffDoors(parts: SupabaseStaffParts): StaffDoors {
  const auth = createSupabaseStaffBackend(parts);
  return { auth, desk: { moderation: moderationDesk(auth.client), campaigns: campaignDesk(auth.client), areas: areasDesk(auth.client) } };
}
