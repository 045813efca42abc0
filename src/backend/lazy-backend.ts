/**
 * A back end that is still on its way: code and address are loaded at the first call and, when that fails for lack of network, again at
 * the next. So states can hold it from the first paint on, and a phone that starts offline is whole once the network is there.
 */
import { Problem } from "../domain/problem";
import type { Backend } from "./backend";

// How soon the live line tries again when not even its code could be loaded.
const LISTEN_AGAIN_MS = 10_000;

export function lazyBackend(load: () => Promise<Backend>): Backend {
  let loading: Promise<Backend> | null = null;
  const ready = (): Promise<Backend> => {
    loading ??= load().catch((thrown: unknown) => {
      loading = null;
      throw thrown instanceof Problem ? thrown : new Problem("offline", { cause: thrown });
    });
    return loading;
  };
  return {
    submitContribution: async (submission) => (await ready()).submitContribution(submission),
    amendContribution: async (amendment) => (await ready()).amendContribution(amendment),
    withdrawContribution: async (withdrawal) => (await ready()).withdrawContribution(withdrawal),
    supportContribution: async (change) => (await ready()).supportContribution(change),
    reportContribution: async (report) => (await ready()).reportContribution(report),
    readReceipt: async (code) => (await ready()).readReceipt(code),
    changesSince: async (cursor) => (await ready()).changesSince(cursor),
    readCampaigns: async () => (await ready()).readCampaigns(),
    readDistricts: async () => (await ready()).readDistricts(),
    readDevelopmentAreas: async () => (await ready()).readDevelopmentAreas(),
    readSafetyCells: async (campaignId, time) => (await ready()).readSafetyCells(campaignId, time),
    readAnswers: async () => (await ready()).readAnswers(),
    readAnswerVersions: async (answerId) => (await ready()).readAnswerVersions(answerId),
    readCampaignResults: async (campaignId) => (await ready()).readCampaignResults(campaignId),
    joinSession: async (code) => (await ready()).joinSession(code),
    sendMedia: async (upload, bytes, options) => (await ready()).sendMedia(upload, bytes, options),
    mediaUrl: async (mediaId) => (await ready()).mediaUrl(mediaId),
    listen: (onHint, onState) => {
      let undo: () => void = () => undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let stopped = false;
      const tryOnce = () => {
        ready().then(
          (backend) => {
            if (!stopped) undo = backend.listen(onHint, onState);
          },
          () => {
            if (!stopped) timer = setTimeout(tryOnce, LISTEN_AGAIN_MS);
          },
        );
      };
      tryOnce();
      return () => {
        stopped = true;
        clearTimeout(timer);
        undo();
      };
    },
  };
}
