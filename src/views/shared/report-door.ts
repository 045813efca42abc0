/** The door through which a report leaves: handed down by context so that views need not know the back end. */
import { createContext } from "svelte";
import type { Report } from "../../domain/contribution";

export type SendReport = (report: Report) => Promise<void>;
export const [getSendReport, setSendReport] = createContext<SendReport>();
