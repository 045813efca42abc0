/** The states handed down by context, one pair each: the shell sets, views get. Types only, so that no state pulls another into a bundle. */
import { createContext } from "svelte";
import type { Answers } from "./answers.svelte";
import type { Campaigns } from "./campaigns.svelte";
import type { CityFacts } from "./city-facts.svelte";
import type { Draft } from "./draft.svelte";
import type { ModerationQueue } from "./moderation-queue.svelte";
import type { OutboxState } from "./outbox.svelte";
import type { Preferences } from "./preferences.svelte";
import type { PublishedContributions } from "./published.svelte";
import type { Receipts } from "./receipts.svelte";
import type { ResultsSoFar } from "./results-so-far.svelte";
import type { SafetyCells } from "./safety-cells.svelte";
import type { Supports } from "./supports.svelte";
import type { Turn } from "./turn.svelte";

export const [getPreferences, setPreferences] = createContext<Preferences>();
export const [getPublished, setPublished] = createContext<PublishedContributions>();
export const [getOutbox, setOutbox] = createContext<OutboxState>();
export const [getReceipts, setReceipts] = createContext<Receipts>();
export const [getSupports, setSupports] = createContext<Supports>();
export const [getCampaigns, setCampaigns] = createContext<Campaigns>();
export const [getAnswers, setAnswers] = createContext<Answers>();
export const [getCityFacts, setCityFacts] = createContext<CityFacts>();
export const [getResults, setResults] = createContext<ResultsSoFar>();
export const [getSafetyCells, setSafetyCells] = createContext<SafetyCells>();
export const [getDraft, setDraft] = createContext<Draft>();
export const [getModerationQueue, setModerationQueue] = createContext<ModerationQueue>();
export const [getTurn, setTurn] = createContext<Turn>();
