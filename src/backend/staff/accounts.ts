/**
 * The admin's desk: who works here with which roles and duties, who is invited, and what the organisation does when something tells of a child
 * in danger. Implemented by `supabase-accounts.ts` over the migration "accounts" and the edge function `invite`.
 */
import type { StaffRole } from "./auth";

export const DUTIES = ["child_worry"] as const;
export type Duty = (typeof DUTIES)[number];

export interface StaffPerson {
  readonly userId: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly duties: readonly Duty[];
  readonly since: string;
  /** Null: never yet. */
  readonly lastSignInAt: string | null;
}
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly invitedAt: string;
  readonly expiresAt: string;
}
export interface ChildWorryRoutine {
  readonly text: string;
  readonly phone: string | null;
  readonly url: string | null;
}
export interface StaffList {
  readonly organisationName: string;
  readonly people: readonly StaffPerson[];
  /** Those not taken up; also ones that are too old, until they are sent again or taken back. */
  readonly invitations: readonly Invitation[];
  readonly childWorryRoutine: ChildWorryRoutine | null;
}

export interface AccountsDesk {
  readStaff(organisationId: string): Promise<StaffList>;
  /** Invites and mails; inviting again sends again. Rejects with already_staff, field_invalid, too_many_from_contributor. */
  invite(invitation: { readonly organisationId: string; readonly email: string; readonly roles: readonly StaffRole[] }): Promise<void>;
  revokeInvitation(invitationId: string): Promise<void>;
  /** All roles and duties as they shall be. Rejects with own_admin_role. */
  setRoles(change: { readonly organisationId: string; readonly userId: string; readonly roles: readonly StaffRole[]; readonly duties: readonly Duty[] }): Promise<void>;
  /** Every role and duty in the organisation goes, with the next call. */
  removeStaff(removal: { readonly organisationId: string; readonly userId: string }): Promise<void>;
  /** Null takes it away. */
  setChildWorryRoutine(organisationId: string, routine: ChildWorryRoutine | null): Promise<void>;
}
