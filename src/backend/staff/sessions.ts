/**
 * The desk for group sessions: planners, hosts and admins make them, hand out facilitators' links and end them. Implemented by
 * `supabase-sessions.ts` over the functions of the migration "group session desk".
 */
import type { Words } from "../../domain/campaign";
import type { SessionFacts, SessionReport } from "../lead";

export interface SessionLink {
  readonly id: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}
export interface StaffSessionRow extends SessionFacts {
  readonly id: string;
  /** Those that work. */
  readonly links: readonly SessionLink[];
}
export interface CampaignSessions {
  readonly campaignTitle: Words;
  readonly campaignSlug: string;
  readonly campaignIsOpen: boolean;
  /** Newest first. */
  readonly sessions: readonly StaffSessionRow[];
}
export interface SessionDraft {
  /** Null: a new one. Its code is made by the database. */
  readonly id: string | null;
  readonly campaignId: string;
  readonly label: string;
  readonly forChildren: boolean;
  readonly allowsMedia: boolean;
  /** ISO moment; null: when the facilitator starts it. What has begun keeps its beginning. */
  readonly opensAt: string | null;
  readonly expiresAt: string;
}
export interface MadeLink {
  readonly id: string;
  /** Made on this device and kept by nobody: shown once. */
  readonly token: string;
}

export interface SessionDesk {
  read(campaignId: string): Promise<CampaignSessions>;
  /** Rejects with session_ended when it has ended meanwhile. */
  save(draft: SessionDraft): Promise<string>;
  end(sessionId: string): Promise<void>;
  /** At most 90 days ahead. */
  makeLink(sessionId: string, expiresAt: string): Promise<MadeLink>;
  revokeLink(linkId: string): Promise<void>;
  readReport(sessionId: string): Promise<SessionReport>;
}
