/**
 * The addresses of the app. `parseRoute` and `routeHref` are inverses: parseRoute(routeHref(r)) equals r for every route.
 * Receipt codes travel in the fragment so that no server log ever sees one.
 */
import { STANCES, type Stance } from "./domain/contribution";
import { KINDS, type Kind } from "./domain/kind";

export type Route =
  | { readonly name: "explore"; readonly kinds: readonly Kind[]; readonly view: "map" | "list"; readonly contributionId: string | null; readonly cells: string | null; readonly filters: ExploreFilters }
  /** `wallCode`: by the short address on an exhibition wall, /v/<code>; its campaign is asked for then. */
  | { readonly name: "contribute"; readonly campaignSlug: string | null; readonly wallCode: string | null }
  | { readonly name: "group"; readonly code: string | null }
  | { readonly name: "receipt"; readonly code: string | null }
  | { readonly name: "campaigns" }
  | { readonly name: "campaign"; readonly slug: string }
  | { readonly name: "poster"; readonly slug: string }
  | { readonly name: "answers"; readonly stance: Stance | null; readonly area: string | null }
  | { readonly name: "letter"; readonly areaId: string }
  /** Everything behind the staff's sign-in; what the path means is read by views/staff/staff-route.ts, outside the residents' bundle. */
  | { readonly name: "staff"; readonly path: string }
  /** The planners' workspace; what the path holds is read by domain/analysis/filter-address.ts, outside the residents' bundle. */
  | { readonly name: "plan"; readonly path: string }
  /** A facilitator with a link, without an account. */
  | { readonly name: "lead"; readonly token: string | null }
  | { readonly name: "about"; readonly page: AboutPage }
  | { readonly name: "unknown"; readonly path: string };

export type AboutPage = "how" | "privacy" | "accessibility" | "data" | "licences";
/** What of the public map is shown, besides the kinds. Empty and null: everything. */
export interface ExploreFilters {
  /** Words to look for. */
  readonly search: string;
  readonly campaignSlug: string | null;
  /** First year of a memory's decade: 1950. */
  readonly decade: number | null;
  readonly districtSlug: string | null;
  readonly answered: "yes" | "no" | null;
}
export const NO_FILTERS: ExploreFilters = { search: "", campaignSlug: null, decade: null, districtSlug: null, answered: null };

/** The whole map. Spread it and change what differs. */
export const EXPLORE: Extract<Route, { name: "explore" }> = { name: "explore", kinds: [], view: "map", contributionId: null, cells: null, filters: NO_FILTERS };
/** Every answer. */
export const ANSWERS: Extract<Route, { name: "answers" }> = { name: "answers", stance: null, area: null };
export const CONTRIBUTE: Extract<Route, { name: "contribute" }> = { name: "contribute", campaignSlug: null, wallCode: null };

const ABOUT: Readonly<Record<AboutPage, string>> = { how: "sa-fungerar-det", privacy: "integritet", accessibility: "tillganglighet", data: "oppna-data", licences: "licenser" };

export function parseRoute(url: URL): Route {
  const parts = url.pathname.split("/").filter(Boolean).map(decodePart);
  const [head, second] = parts;
  if (parts.length === 0) {
    const asked = (url.searchParams.get("typ") ?? "").split(",");
    return {
      name: "explore",
      kinds: KINDS.filter((kind) => asked.includes(kind)),
      view: url.searchParams.get("vy") === "lista" ? "list" : "map",
      contributionId: url.searchParams.get("bidrag"),
      cells: url.searchParams.get("trygghet"),
      filters: parseFilters(url.searchParams),
    };
  }
  if (head === "beratta" && parts.length === 1) return { ...CONTRIBUTE, campaignSlug: url.searchParams.get("dialog") };
  // The plate on the wall says it in capitals: a QR code holds those in fewer, larger squares.
  if ((head === "v" || head === "V") && second !== undefined && parts.length === 2) return { ...CONTRIBUTE, wallCode: second };
  if (head === "grupp" && parts.length <= 2) return { name: "group", code: second ?? null };
  if (head === "kvitto" && parts.length === 1) return { name: "receipt", code: decodePart(url.hash.slice(1)) || null };
  if (head === "dialoger" && parts.length === 1) return { name: "campaigns" };
  if (head === "dialoger" && second !== undefined && parts.length === 2) return { name: "campaign", slug: second };
  if (head === "dialoger" && second !== undefined && parts[2] === "affisch" && parts.length === 3) return { name: "poster", slug: second };
  if (head === "yttrande" && second !== undefined && parts.length === 2) return { name: "letter", areaId: second };
  if (head === "svar" && parts.length === 1) return { name: "answers", stance: STANCES.find((stance) => stance === url.searchParams.get("besked")) ?? null, area: url.searchParams.get("omrade") };
  if (head === "personal" || head === "planera") return { name: head === "personal" ? "staff" : "plan", path: url.pathname.replace(/^\/+(personal|planera)\/*|\/+$/g, "") + url.search };
  if (head === "leda" && parts.length === 1) return { name: "lead", token: decodePart(url.hash.slice(1)) || null };
  if (head === "om" && parts.length === 2) {
    const page = (Object.keys(ABOUT) as (keyof typeof ABOUT)[]).find((key) => ABOUT[key] === second);
    if (page !== undefined) return { name: "about", page };
  }
  return { name: "unknown", path: url.pathname };
}

export function routeHref(route: Route): string {
  switch (route.name) {
    case "explore": {
      const query = new URLSearchParams();
      if (route.kinds.length > 0) query.set("typ", route.kinds.join(","));
      if (route.view === "list") query.set("vy", "lista");
      if (route.contributionId !== null) query.set("bidrag", route.contributionId);
      if (route.cells !== null) query.set("trygghet", route.cells);
      writeFilters(query, route.filters);
      const text = query.toString();
      return text === "" ? "/" : `/?${text}`;
    }
    case "contribute": {
      if (route.wallCode !== null) return `/v/${encodeURIComponent(route.wallCode)}`;
      const query = new URLSearchParams();
      if (route.campaignSlug !== null) query.set("dialog", route.campaignSlug);
      const text = query.toString();
      return text === "" ? "/beratta" : `/beratta?${text}`;
    }
    case "group":
      return route.code === null ? "/grupp" : `/grupp/${encodeURIComponent(route.code)}`;
    case "poster":
      return `/dialoger/${encodeURIComponent(route.slug)}/affisch`;
    case "letter":
      return `/yttrande/${encodeURIComponent(route.areaId)}`;
    case "receipt":
      return route.code === null ? "/kvitto" : `/kvitto#${encodeURIComponent(route.code)}`;
    case "campaigns":
      return "/dialoger";
    case "campaign":
      return `/dialoger/${encodeURIComponent(route.slug)}`;
    case "answers": {
      const query = new URLSearchParams();
      if (route.stance !== null) query.set("besked", route.stance);
      if (route.area !== null) query.set("omrade", route.area);
      const text = query.toString();
      return text === "" ? "/svar" : `/svar?${text}`;
    }
    case "staff":
    case "plan":
      return `/${route.name === "staff" ? "personal" : "planera"}${/^$|^\?/.test(route.path) ? "" : "/"}${route.path}`;
    case "lead":
      return route.token === null ? "/leda" : `/leda#${encodeURIComponent(route.token)}`;
    case "about":
      return `/om/${ABOUT[route.page]}`;
    case "unknown":
      return route.path;
  }
}

function parseFilters(query: URLSearchParams): ExploreFilters {
  const decade = Number(query.get("artionde"));
  const answered = query.get("svar");
  return {
    search: query.get("sok") ?? "",
    campaignSlug: query.get("dialog"),
    decade: Number.isInteger(decade) && decade >= 1800 && decade < 2200 && decade % 10 === 0 ? decade : null,
    districtSlug: query.get("stadsdel"),
    answered: answered === "ja" ? "yes" : answered === "nej" ? "no" : null,
  };
}

function writeFilters(query: URLSearchParams, filters: ExploreFilters): void {
  if (filters.search !== "") query.set("sok", filters.search);
  if (filters.campaignSlug !== null) query.set("dialog", filters.campaignSlug);
  if (filters.decade !== null) query.set("artionde", String(filters.decade));
  if (filters.districtSlug !== null) query.set("stadsdel", filters.districtSlug);
  if (filters.answered !== null) query.set("svar", filters.answered === "yes" ? "ja" : "nej");
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
