/** Renders a view with the states it gets by context, over the back end in memory: what it says is what a person would read. */
import { render } from "@testing-library/svelte";
import type { Component, ComponentProps } from "svelte";
import type { Backend } from "../../../src/backend/backend";
import { MemoryBackend, type MemoryContent } from "../../../src/backend/memory";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { Answers } from "../../../src/state/answers.svelte";
import { Campaigns } from "../../../src/state/campaigns.svelte";
import { CityFacts } from "../../../src/state/city-facts.svelte";
import { OutboxState } from "../../../src/state/outbox.svelte";
import { Preferences } from "../../../src/state/preferences.svelte";
import { PublishedContributions } from "../../../src/state/published.svelte";
import { ResultsSoFar } from "../../../src/state/results-so-far.svelte";
import { SafetyCells } from "../../../src/state/safety-cells.svelte";
import { Turn } from "../../../src/state/turn.svelte";
import { Supports } from "../../../src/state/supports.svelte";
import type { Report } from "../../../src/domain/contribution";
import WithStates from "./WithStates.svelte";

export function makeStates(content: MemoryContent = {}) {
  const backend: Backend = new MemoryBackend(content);
  const ready = Promise.resolve(backend);
  const store = Promise.resolve(new MemoryStore());
  // A sender that never wakes: what is queued stays to be looked at.
  const outbox = new OutboxState({ start: async () => ({ store: await store, wake: () => Promise.resolve(), keepUploads: () => undefined, stop: () => undefined }) });
  const reports: Report[] = [];
  return {
    backend,
    store,
    outbox,
    reports,
    preferences: new Preferences({ storage: null, root: document.documentElement, languages: ["sv"] }),
    published: new PublishedContributions(),
    campaigns: new Campaigns(ready),
    answers: new Answers(ready),
    facts: new CityFacts(ready),
    cells: new SafetyCells(ready),
    results: new ResultsSoFar(ready),
    turn: new Turn({ storage: null, tabStorage: null, store, backend: ready }),
    supports: new Supports({ store, outbox }),
    sendReport: async (report: Report) => {
      await backend.reportContribution(report);
      reports.push(report);
    },
    start() {
      return this.published.start({ backend: ready, store, source: Promise.resolve("test") });
    },
  };
}
export type States = ReturnType<typeof makeStates>;

export function renderView<P extends ComponentProps<Component>>(view: Component<P>, props: P, states: States = makeStates()) {
  // Kept loose here only: the wrapper hands the props through untouched.
  return { states, ...render(WithStates, { props: { view: view as unknown as Component<Record<string, unknown>>, given: { ...props }, states } }) };
}
