/**
 * The campaign desk: planners and admins write campaigns, open, close and archive them; hosts read which there are. Implemented by
 * `supabase-campaigns.ts` over the functions of the migration "campaign desk".
 */
import type { Words } from "../../domain/campaign";
import type { AreaChange, AreaSource, CampaignDraft, CampaignState, DisposalRule, QuestionWording } from "../../domain/campaign-draft";
import type { LonLat } from "../../domain/place";

export interface DeskCampaign extends CampaignState {
  readonly organisationId: string;
  readonly title: Words;
  /** Not withdrawn. */
  readonly contributions: number;
  /** Of these: waiting for moderation, and answered by something published. */
  readonly waiting: number;
  readonly answered: number;
  readonly lastContributionAt: string | null;
}
export interface DeskOrganisation {
  readonly id: string;
  readonly name: string;
  /** Null: no disposal rule yet, so no campaign opens. */
  readonly disposal: DisposalRule | null;
  /** False for hosts: they only read. */
  readonly mayWrite: boolean;
}
export interface CampaignOverview {
  readonly organisations: readonly DeskOrganisation[];
  /** Latest changed first. */
  readonly campaigns: readonly DeskCampaign[];
}
export interface WrittenCampaign {
  readonly state: CampaignState;
  readonly draft: CampaignDraft;
  /** Outer ring, or null for the whole municipality. */
  readonly area: readonly LonLat[] | null;
  readonly areaSource: AreaSource | null;
  readonly contributions: number;
  /** Every wording its questions have had, by question and number. */
  readonly wordings: readonly QuestionWording[];
}

export interface CampaignDesk {
  read(): Promise<CampaignOverview>;
  readOne(id: string): Promise<WrittenCampaign>;
  /** Creates (version 0) or changes. `area` left out: as it was. Rejects with revision_conflict when a colleague saved meanwhile. */
  save(campaign: { readonly id: string; readonly version: number; readonly draft: CampaignDraft; readonly area?: AreaChange }): Promise<CampaignState>;
  /** Rejects with campaign_not_ready, whose field names what is missing: openingFieldsFrom. */
  open(id: string, version: number): Promise<CampaignState>;
  /** One that has not begun becomes a draft again. */
  close(id: string, version: number): Promise<CampaignState>;
  archive(id: string, version: number): Promise<CampaignState>;
  /** A draft without contributions only. */
  remove(id: string, version: number): Promise<void>;
}
