/** Who is signed in. Rights come from the table staff at every call; what is told here only decides what is offered on screen. */
export const STAFF_ROLES = ["moderator", "planner", "host", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface StaffMember {
  readonly userId: string;
  readonly email: string;
  readonly roles: readonly { readonly organisationId: string; readonly role: StaffRole }[];
}

export interface StaffAuth {
  currentStaff(): Promise<StaffMember | null>;
  /** Rejects with sign_in_failed, or not_allowed when the login belongs to nobody on the staff. */
  signIn(email: string, password: string): Promise<StaffMember>;
  /** Mails a code of six digits, if the address is known; never tells whether it is. Rejects with too_many_from_contributor. */
  sendCode(email: string): Promise<void>;
  /** Rejects with sign_in_failed for a wrong or old code, or not_allowed. */
  signInWithCode(email: string, code: string): Promise<StaffMember>;
  signOut(): Promise<void>;
}
