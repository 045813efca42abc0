/**
 * The port to the back end in domain words. Implemented by `supabase.ts` (real) and `memory.ts` (component tests); the contract
 * suite runs the same promises against both. Every method rejects with a `Problem`.
 */
import type { Acknowledgement, Amendment, AnswerDetail, ChangePage, EarlierWording, Receipt, Report, Submission, SupportChange, SupportState, Withdrawal } from "../domain/contribution";
import type { Campaign, CampaignResults, DevelopmentArea, District, GroupSession, SafetyCell } from "../domain/campaign";
import type { MediaAcknowledgement, MediaUpload } from "../domain/media";
import type { TimeOfDay } from "../domain/kind";

export interface Backend {
  submitContribution(submission: Submission): Promise<Acknowledgement>;
  amendContribution(amendment: Amendment): Promise<Acknowledgement>;
  withdrawContribution(withdrawal: Withdrawal): Promise<Acknowledgement>;
  supportContribution(change: SupportChange): Promise<SupportState>;
  reportContribution(report: Report): Promise<void>;
  readReceipt(receiptCode: string): Promise<Receipt>;
  /** All published things after `cursor` (0 = from the beginning), oldest change first, at most 1,000. */
  changesSince(cursor: number): Promise<ChangePage>;
  readCampaigns(): Promise<readonly Campaign[]>;
  readDistricts(): Promise<readonly District[]>;
  readDevelopmentAreas(): Promise<readonly DevelopmentArea[]>;
  readSafetyCells(campaignId: string, time: TimeOfDay): Promise<readonly SafetyCell[]>;
  /** Newest first. */
  readAnswers(): Promise<readonly AnswerDetail[]>;
  /** What a published answer said before it was corrected, newest first. */
  readAnswerVersions(answerId: string): Promise<readonly EarlierWording[]>;
  readCampaignResults(campaignId: string): Promise<CampaignResults>;
  /** Rejects with session_unknown, session_not_started, session_ended or too_many_from_session. */
  joinSession(code: string): Promise<GroupSession>;
  /** Sending the same id twice is sending once. Rejects with contribution_unknown while the text is not there yet. */
  sendMedia(upload: MediaUpload, bytes: Blob, options?: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal }): Promise<MediaAcknowledgement>;
  /** Where a published photo or recording is read: an address that leads to a signed URL for as long as it is public. */
  mediaUrl(mediaId: string): Promise<string>;
  /**
   * Calls `onHint` when something published changed (then call changesSince), with true when the city's answers changed – also those to
   * what is not public (then read answers and receipts) – and `onState` when the line goes up or down. Returns its undoing.
   */
  listen(onHint: (answered?: boolean) => void, onState: (connected: boolean) => void): () => void;
}
