/** What main.ts makes and App hands down: the states of this tab, the pages' code, and the few doors to the outside. */
import type { Component } from "svelte";
import type { LeadDesk } from "./backend/lead";
import type { StaffDoors } from "./backend/staff/desk";
import type { DeviceStore } from "./outbox/device-store";
import type { ResolveWall } from "./views/contribute/invitation";
import type { AboutPage, Route } from "./route";
import type { Answers } from "./state/answers.svelte";
import type { Campaigns } from "./state/campaigns.svelte";
import type { CityFacts } from "./state/city-facts.svelte";
import type { OutboxState } from "./state/outbox.svelte";
import type { Preferences } from "./state/preferences.svelte";
import type { PublishedContributions } from "./state/published.svelte";
import type { Receipts } from "./state/receipts.svelte";
import type { ResultsSoFar } from "./state/results-so-far.svelte";
import type { SafetyCells } from "./state/safety-cells.svelte";
import type { Supports } from "./state/supports.svelte";
import type { MediaUrl } from "./views/shared/media-door";
import type { Turn } from "./state/turn.svelte";
import type { SendReport } from "./views/shared/report-door";

type Page<P extends Record<string, unknown> = Record<string, unknown>> = () => Promise<{ default: Component<P> }>;

export interface Pages {
  readonly explore: Page<{ route: Extract<Route, { name: "explore" }> }>;
  readonly contribute: Page<{ campaignSlug: string | null; wallCode: string | null; store: Promise<DeviceStore>; resolveWall: ResolveWall }>;
  readonly receipt: Page<{ code: string | null }>;
  readonly campaigns: Page<Record<string, never>>;
  readonly campaign: Page<{ slug: string }>;
  readonly poster: Page<{ slug: string }>;
  readonly group: Page<{ code: string | null }>;
  readonly letter: Page<{ areaId: string }>;
  readonly answers: Page<{ route: Extract<Route, { name: "answers" }> }>;
  readonly staff: Page<{ path: string; load: () => Promise<StaffDoors> }>;
  readonly plan: Page<{ path: string; load: () => Promise<StaffDoors> }>;
  readonly lead: Page<{ token: string | null; load: () => Promise<LeadDesk> }>;
  readonly about: Page<{ page: AboutPage }>;
  /** Above every page while the device is shared, which few are. */
  readonly sharedDevice: Page<Record<string, never>>;
}

export interface Services {
  readonly preferences: Preferences;
  readonly published: PublishedContributions;
  readonly outbox: OutboxState;
  readonly receipts: Receipts;
  readonly supports: Supports;
  readonly turn: Turn;
  readonly campaigns: Campaigns;
  readonly answers: Answers;
  readonly facts: CityFacts;
  readonly cells: SafetyCells;
  readonly results: ResultsSoFar;
  readonly store: Promise<DeviceStore>;
  readonly sendReport: SendReport;
  readonly mediaUrl: MediaUrl;
  readonly staff: () => Promise<StaffDoors>;
  readonly lead: () => Promise<LeadDesk>;
  readonly resolveWall: ResolveWall;
  readonly update: { readonly ready: boolean; apply(): void };
  readonly pages: Pages;
  /** Starts what reads and listens. Returns its undoing. */
  readonly start: () => () => void;
}
