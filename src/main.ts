/**
 * The only place where adapters are made and joined. The shell is mounted first; the back end's code, the device store and the service
 * worker come after the first paint, and the states hold promises of them meanwhile. An exhibition wall is another beginning: main-wall.ts.
 */
import "./ui/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { lazyBackend } from "./backend/lazy-backend";
import { configureBasemap } from "./map/basemap-setting";
import { navigation } from "./navigation.svelte";
import { CONTRIBUTE, EXPLORE, type Route } from "./route";
import type { Services } from "./services";
import { Answers } from "./state/answers.svelte";
import { Campaigns } from "./state/campaigns.svelte";
import { CityFacts } from "./state/city-facts.svelte";
import { DRAFT_NAME } from "./state/draft-name";
import { OutboxState } from "./state/outbox.svelte";
import { Preferences, safeStorage, safeTabStorage } from "./state/preferences.svelte";
import { PublishedContributions } from "./state/published.svelte";
import { Receipts } from "./state/receipts.svelte";
import { ResultsSoFar } from "./state/results-so-far.svelte";
import { SafetyCells } from "./state/safety-cells.svelte";
import { Supports } from "./state/supports.svelte";
import { Turn } from "./state/turn.svelte";
import { AppUpdate } from "./update.svelte";

const target = document.getElementById("app") ?? document.body;
if (/^\/vagg(\/|$)/.test(location.pathname)) {
  // No white light in a dark hall while its part is on the way.
  document.body.style.background = "#000";
  void import("./main-wall").then(({ mountWall }) => mountWall(target)).catch(beginAgain);
} else mountApp();

/** A hall has no one to press reload: as soon as the page's own address answers – before that a reload would end on the browser's error page. */
function beginAgain() {
  setTimeout(() => void fetch(location.pathname, { cache: "no-store" }).then(({ ok }) => (ok ? location.reload() : beginAgain()), beginAgain), 5_000);
}

function mountApp() {
  const preferences = new Preferences({ storage: safeStorage(), root: document.documentElement, languages: navigator.languages, media: (query) => matchMedia(query) });

  const painted = new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    // A tab opened in the background never gets a frame.
    setTimeout(resolve, 300);
  });
  const loadConfig = async () => {
    await painted;
    return (await import("./config")).loadConfig();
  };
  const backend = lazyBackend(async () => {
    const [config, { createSupabaseBackend }] = await Promise.all([loadConfig(), painted.then(() => import("./backend/supabase"))]);
    return createSupabaseBackend({ url: config.supabaseUrl, publishableKey: config.publishableKey });
  });
  const ready = Promise.resolve(backend);
  const store = painted.then(() => import("./outbox/outbox-store")).then(({ openDeviceStore }) => openDeviceStore());
  const source = loadConfig().then((config) => `${config.supabaseUrl} ${config.publishableKey}`);
  source.catch(() => undefined);
  configureBasemap(loadConfig().then((config) => config.basemap));

  const outbox = new OutboxState({
    start: (onEvent) => painted.then(() => import("./outbox/start-outbox")).then(({ startOutbox }) => startOutbox({ store, backend: ready, onEvent })),
  });
  const receipts = new Receipts({ store, backend: ready, outbox });
  const supports = new Supports({ store, outbox });
  const turn = new Turn({ storage: safeStorage(), tabStorage: safeTabStorage(), store, backend: ready });
  // A group goes on where its members begin, a tablet beside a wall at the wall's form; else the city's map is the beginning.
  const beginTurn = () => {
    const start: Route = turn.wallCode === null ? EXPLORE : { ...CONTRIBUTE, wallCode: turn.wallCode };
    navigation.beginTurn(turn.mark, turn.session === null ? start : { name: "group", code: null });
  };
  beginTurn();
  turn.onNext(beginTurn);
  turn.onNext(async () => {
    const device = await store;
    await device.deleteDraft(DRAFT_NAME);
    await device.sweepMedia(Infinity);
  });
  turn.onNext(() => receipts.forgetSince(turn.since));
  turn.onNext(() => supports.forget());
  const published = new PublishedContributions();
  const campaigns = new Campaigns(ready);
  const facts = new CityFacts(ready);
  const update = new AppUpdate();

  const services: Services = {
    preferences,
    published,
    outbox,
    receipts,
    supports,
    turn,
    campaigns,
    answers: new Answers(ready),
    facts,
    cells: new SafetyCells(ready),
    results: new ResultsSoFar(ready),
    store,
    sendReport: (report) => backend.reportContribution(report),
    mediaUrl: (mediaId) => backend.mediaUrl(mediaId),
    staff: async () => {
      const [config, { openStaffDoors }] = await Promise.all([loadConfig(), import("./backend/staff/doors")]);
      return openStaffDoors({ url: config.supabaseUrl, publishableKey: config.publishableKey });
    },
    lead: async () => {
      const [config, { openLeadDesk }] = await Promise.all([loadConfig(), import("./backend/supabase-lead")]);
      return openLeadDesk({ url: config.supabaseUrl, publishableKey: config.publishableKey });
    },
    resolveWall: async (code) => {
      const [config, { resolveWall }] = await Promise.all([loadConfig(), import("./backend/wall-invitation")]);
      return resolveWall({ url: config.supabaseUrl, publishableKey: config.publishableKey }, code);
    },
    update,
    pages: {
      explore: () => import("./views/explore/Explore.svelte"),
      contribute: () => import("./views/shell/ContributePage.svelte"),
      receipt: () => import("./views/receipt/ReceiptView.svelte"),
      campaigns: () => import("./views/campaign/Campaigns.svelte"),
      campaign: () => import("./views/campaign/CampaignPage.svelte"),
      poster: () => import("./views/campaign/Poster.svelte"),
      group: () => import("./views/group/GroupPage.svelte"),
      letter: () => import("./views/letter/LetterPage.svelte"),
      answers: () => import("./views/answers/Answers.svelte"),
      staff: () => import("./views/staff/StaffArea.svelte"),
      plan: () => import("./views/plan/PlanArea.svelte"),
      lead: () => import("./views/lead/LeadPage.svelte"),
      about: () => import("./views/about/About.svelte"),
      sharedDevice: () => import("./views/shell/SharedDevice.svelte"),
    },
    start: () => {
      const undo = [outbox.watchNetwork(window), published.start({ backend: ready, store, source }), update.start()];
      void campaigns.load();
      void facts.load();
      return () => undo.forEach((each) => each());
    },
  };

  mount(App, { target, props: { services } });
}
