/** The state of a group session in words. */
import type { SessionState } from "../../backend/lead";
import { m } from "../../generated/messages/messages";

const WORDS: Readonly<Record<SessionState, () => string>> = { not_started: m.lead_state_not_started, open: m.lead_state_open, ended: m.lead_state_ended };

export const sessionStateWords = (state: SessionState): string => WORDS[state]();
