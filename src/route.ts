/**
 * The addresses of the app. `parseRoute` and `routeHref` are inverses: parseRoute(routeHref(r)) equals r for every route.
 * Receipt codes travel in the fragment so that no server log ever sees one.
 */
import { KINDS, type Kind } from "./domain/kind";

export type Route =
  | { readonly name: "explore"; readonly kinds: readonly Kind[]; readonly view: "map" | "list"; readonly contributionId: string | null; readonly cells: string | null }
  | { readonly name: "contribute"; readonly campaignSlug: string | null }
  | { readonly name: "receipt"; readonly code: string | null }
  | { readonly name: "campaigns" }
  | { readonly name: "campaign"; readonly slug: string }
  | { readonly name: "answers" }
  | { readonly name: "moderate" }
  | { readonly name: "about"; readonly page: "privacy" | "accessibility" | "licences" }
  | { readonly name: "unknown"; readonly path: string };

const ABOUT = { privacy: "integritet", accessibility: "tillganglighet", licences: "licenser" } as const;

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
    };
  }
  if (head === "beratta" && parts.length === 1) return { name: "contribute", campaignSlug: url.searchParams.get("dialog") };
  if (head === "kvitto" && parts.length === 1) return { name: "receipt", code: decodePart(url.hash.slice(1)) || null };
  if (head === "dialoger" && parts.length === 1) return { name: "campaigns" };
  if (head === "dialoger" && second !== undefined && parts.length === 2) return { name: "campaign", slug: second };
  if (head === "svar" && parts.length === 1) return { name: "answers" };
  if (head === "moderera" && parts.length === 1) return { name: "moderate" };
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
      const text = query.toString();
      return text === "" ? "/" : `/?${text}`;
    }
    case "contribute":
      return route.campaignSlug === null ? "/beratta" : `/beratta?${new URLSearchParams({ dialog: route.campaignSlug })}`;
    case "receipt":
      return route.code === null ? "/kvitto" : `/kvitto#${encodeURIComponent(route.code)}`;
    case "campaigns":
      return "/dialoger";
    case "campaign":
      return `/dialoger/${encodeURIComponent(route.slug)}`;
    case "answers":
      return "/svar";
    case "moderate":
      return "/moderera";
    case "about":
      return `/om/${ABOUT[route.page]}`;
    case "unknown":
      return route.path;
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
