/**
 * What a facilitator may do with the link that staff gave them: start, watch and close one group session, without an account. Implemented by
 * `supabase-lead.ts`. Every method rejects with a Problem: `refused` for a link that is wrong, has expired or was taken back, all alike.
 */
import type { Words } from "../domain/campaign";
import type { PublishedAnswer } from "../domain/contribution";
import type { Kind, Language } from "../domain/kind";

export type SessionState = "not_started" | "open" | "ended";

/** A group session and what the city has of it: nothing that was withdrawn. */
export interface SessionFacts {
  /** What participants type or scan. */
  readonly code: string;
  /** Staff's own note, such as "Klass 5B". */
  readonly label: string;
  readonly forChildren: boolean;
  readonly allowsMedia: boolean;
  /** Null: when the facilitator starts it. */
  readonly opensAt: string | null;
  readonly expiresAt: string;
  /** When it was ended by hand. */
  readonly endedAt: string | null;
  readonly state: SessionState;
  readonly contributions: number;
  readonly respondents: number;
  /** When the latest came. */
  readonly lastAt: string | null;
}

export interface LedSession extends SessionFacts {
  readonly campaignTitle: Words;
  readonly campaignQuestion: Words;
  readonly campaignSlug: string;
  /** False: nobody can join, whatever the session's own state. */
  readonly campaignIsOpen: boolean;
}

export interface SessionReport extends SessionFacts {
  readonly campaignTitle: Words;
  readonly campaignQuestion: Words;
  readonly organiser: string;
  /** The day by which the city answers. */
  readonly answerBy: string | null;
  /** Not read by a moderator yet. */
  readonly waiting: number;
  /** Largest first. */
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[];
  /** Largest first; null: in no district. */
  readonly districts: readonly { readonly name: string | null; readonly count: number }[];
  readonly published: number;
  /** As everyone reads them; the first sixty. */
  readonly words: readonly { readonly id: string; readonly kind: Kind; readonly title: string | null; readonly text: string; readonly language: Language; readonly districtName: string | null }[];
  readonly answers: readonly PublishedAnswer[];
}

export interface LeadDesk {
  read(token: string): Promise<LedSession>;
  /** Also opens again what was closed too early. Rejects with session_ended when its time is over. */
  start(token: string): Promise<LedSession>;
  close(token: string): Promise<LedSession>;
  readReport(token: string): Promise<SessionReport>;
}
