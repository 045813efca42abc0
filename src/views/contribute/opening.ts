/** What a person meets before the first question: nothing, an earlier draft, or word that the campaign has closed, or that it or the wall is not known. */
import type { Campaign } from "../../domain/campaign";

export type Opening =
  | { readonly name: "talk"; readonly campaign: Campaign | null }
  | { readonly name: "resume"; readonly campaign: Campaign | null }
  | { readonly name: "campaign-closed"; readonly closed: Campaign; readonly campaign: null }
  | { readonly name: "campaign-unknown" | "wall-unknown"; readonly campaign: null };

export interface OpeningFacts {
  /** From the address; null without one. */
  readonly campaignSlug: string | null;
  readonly campaign: Campaign | null;
  /** A short code was typed or scanned that no wall has. */
  readonly isWallUnknown: boolean;
  /** False offline: then nothing can be said about a campaign, and nobody is turned away for it. */
  readonly campaignsKnown: boolean;
  readonly isOpen: boolean;
  readonly hasDraft: boolean;
}

export function openingFor({ campaignSlug, campaign, isWallUnknown, campaignsKnown, isOpen, hasDraft }: OpeningFacts): Opening {
  if (isWallUnknown) return { name: "wall-unknown", campaign: null };
  if (campaign !== null && !isOpen) return { name: "campaign-closed", closed: campaign, campaign: null };
  if (campaignSlug !== null && campaign === null && campaignsKnown) return { name: "campaign-unknown", campaign: null };
  return { name: hasDraft ? "resume" : "talk", campaign };
}
