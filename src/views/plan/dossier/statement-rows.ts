/**
 * Written statements as they come out of a spreadsheet: rows with tabs, semicolons or commas between, with a head or without. Says for each row
 * what is wrong with it; nothing is guessed where it could be wrong. Pure, but for papaparse.
 */
import Papa from "papaparse";
import { REGISTER_NUMBER_LIMIT, STATEMENT_SENDER_LIMIT, STATEMENT_SUMMARY_LIMIT } from "../../../domain/dossier";
import { fold } from "../../../domain/fold";

export type StatementField = "receivedOn" | "sender" | "registerNumber" | "summary";
export type StatementFault = "date_missing" | "date_unreadable" | "date_future" | "sender_missing" | "sender_long" | "register_long" | "summary_missing" | "summary_long";
export interface StatementWords {
  readonly receivedOn: string;
  readonly sender: string;
  readonly registerNumber: string;
  readonly summary: string;
}
export interface PastedRow extends StatementWords {
  /** In what was pasted, from 1. */
  readonly nth: number;
  readonly faults: readonly StatementFault[];
}

/** The order when there is no head. */
const COLUMNS: readonly StatementField[] = ["receivedOn", "sender", "registerNumber", "summary"];
const NAMES: Readonly<Record<StatementField, readonly string[]>> = {
  receivedOn: ["datum", "inkom", "inkommet", "inkommen", "mottaget", "date", "received", "التاريخ"],
  sender: ["avsandare", "fran", "namn", "remissinstans", "sender", "from", "المرسل"],
  registerNumber: ["diarienummer", "dnr", "diarienr", "handling", "nummer", "register number", "number", "رقم القضية"],
  summary: ["sammanfattning", "synpunkt", "synpunkter", "yttrande", "text", "summary", "statement", "الملخص"],
};

/** What is wrong with a statement, in the order of the form. `today` is an ISO date. */
export function faultsIn({ receivedOn, sender, registerNumber, summary }: StatementWords, today: string): readonly StatementFault[] {
  const long = (text: string, limit: number) => [...text].length > limit;
  return [
    ...(receivedOn === "" ? (["date_missing"] as const) : !isDay(receivedOn) ? (["date_unreadable"] as const) : receivedOn > today ? (["date_future"] as const) : []),
    ...(sender.trim() === "" ? (["sender_missing"] as const) : long(sender, STATEMENT_SENDER_LIMIT) ? (["sender_long"] as const) : []),
    ...(long(registerNumber, REGISTER_NUMBER_LIMIT) ? (["register_long"] as const) : []),
    ...(summary.trim() === "" ? (["summary_missing"] as const) : long(summary, STATEMENT_SUMMARY_LIMIT) ? (["summary_long"] as const) : []),
  ];
}

export function pastedRows(text: string, today: string): readonly PastedRow[] {
  const delimiter = text.split("\n", 1)[0]?.includes("\t") === true ? "\t" : "";
  const { data } = Papa.parse<string[]>(text, { delimiter, delimitersToGuess: ["\t", ";", ","], skipEmptyLines: "greedy" });
  const [first = [], ...others] = data;
  const head = columnsIn(first);
  const columns = head ?? COLUMNS;
  return (head === null ? data : others).map((cells, index) => {
    const valueOf = (field: StatementField) => (cells[columns.indexOf(field)] ?? "").trim();
    const words: StatementWords = { receivedOn: dayIn(valueOf("receivedOn"), today), sender: valueOf("sender").replace(/\s+/g, " "), registerNumber: valueOf("registerNumber"), summary: valueOf("summary") };
    return { ...words, nth: index + (head === null ? 1 : 2), faults: faultsIn(words, today) };
  });
}

/** A head names at least the sender and the words. */
function columnsIn(cells: readonly string[]): readonly (StatementField | null)[] | null {
  const found = cells.map((cell) => COLUMNS.find((field) => NAMES[field].some((name) => fold(name) === fold(cell))) ?? null);
  return found.includes("sender") && found.includes("summary") ? found : null;
}

/** 2026-05-04, 2026.05.04, 4/5 2026, 4.5.2026, 4 maj 2026: the day as ISO. What cannot be read stays as it is. */
export function dayIn(text: string, today: string): string {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]) ?? text;
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return dayOf(compact[1], compact[2], compact[3]) ?? text;
  const numbers = /^(\d{1,2})[-./](\d{1,2})[-./ ]+(\d{4})$/.exec(text);
  if (numbers !== null) return dayOf(numbers[3], numbers[2], numbers[1]) ?? text;
  const words = /^(\d{1,2})\s+(\p{L}{3,})\.?(?:\s+(\d{4}))?$/u.exec(text);
  const month = words === null ? -1 : MONTHS.findIndex((name) => fold(words[2] ?? "").startsWith(name));
  return words === null || month === -1 ? text : (dayOf(words[3] ?? today.slice(0, 4), String(month + 1), words[1]) ?? text);
}
const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

function dayOf(year = "", month = "", day = ""): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
