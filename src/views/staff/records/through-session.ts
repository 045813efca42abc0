/** The desk as a long export needs it: a session that runs out in the middle waits for sign-in and the page is asked for again. */
import type { RecordsDesk } from "../../../backend/staff/records";
import type { StaffSession } from "../../../state/staff-session.svelte";

export function throughSession(session: StaffSession, desk: RecordsDesk): Pick<RecordsDesk, "startCampaignArchive" | "readCampaignArchive"> {
  return {
    startCampaignArchive: (campaignId, exactPlaces) => session.run(() => desk.startCampaignArchive(campaignId, exactPlaces)),
    readCampaignArchive: (exportId, after) => session.run(() => desk.readCampaignArchive(exportId, after)),
  };
}
