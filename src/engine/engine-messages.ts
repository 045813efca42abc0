/** What goes between the page and the analysis worker. */
import type { AnalysisEngine } from "./analysis-engine";

export type CallName = Exclude<keyof AnalysisEngine, "close">;
export type Call = { [Name in CallName]: { readonly name: Name; readonly args: Parameters<AnalysisEngine[Name]> } }[CallName];
export type Request = Call & { readonly id: number };
export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failure: string };
