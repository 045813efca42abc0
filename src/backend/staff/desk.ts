/** Everything staff can do, one desk a subject. Each desk has its port in a file of its own beside this one. */
import type { AnalysisDesk } from "./analysis";
import type { StaffAuth } from "./auth";
import type { CampaignDesk } from "./campaigns";
import type { EvidenceDesk } from "./evidence";
import type { AnswersDesk } from "./answers";
import type { AreasDesk } from "./areas";
import type { ModerationDesk } from "./moderation";
import type { AccountsDesk } from "./accounts";
import type { DossierDesk } from "./dossier";
import type { FeatureKeyDesk } from "./feature-keys";
import type { LogDesk } from "./log";
import type { SessionDesk } from "./sessions";
import type { ThemesDesk } from "./themes";
import type { RecordsDesk } from "./records";
import type { WallDesk } from "./walls";

export interface StaffDesk {
  readonly analysis: AnalysisDesk;
  readonly evidence: EvidenceDesk;
  readonly sessions: SessionDesk;
  readonly moderation: ModerationDesk;
  readonly campaigns: CampaignDesk;
  readonly areas: AreasDesk;
  readonly accounts: AccountsDesk;
  readonly dossier: DossierDesk;
  readonly featureKeys: FeatureKeyDesk;
  readonly log: LogDesk;
  readonly answers: AnswersDesk;
  readonly themes: ThemesDesk;
  readonly records: RecordsDesk;
  readonly walls: WallDesk;
}
export interface StaffDoors {
  readonly auth: StaffAuth;
  readonly desk: StaffDesk;
}
