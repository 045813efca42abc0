/** Everything staff can do, one desk a subject. Each desk has its port in a file of its own beside this one. */
import type { StaffBackend } from "../backend";
import type { CampaignDesk } from "./campaigns";

export interface StaffDesk {
  /** The first queue, until `moderation` is there. */
  readonly queue: StaffBackend;
  readonly campaigns: CampaignDesk;
}
export interface StaffDoors {
  readonly auth: StaffBackend;
  readonly desk: StaffDesk;
}
