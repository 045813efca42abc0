/**
 * The addresses below /personal. `parseStaffPath` and `staffPath` are inverses: parseStaffPath(staffPath(p)) equals p. Kept out of route.ts
 * so that residents never fetch it.
 */
export type StaffPage =
  | { readonly name: "home" }
  | { readonly name: "moderate" }
  | { readonly name: "floods"; readonly contributionId: string | null }
  | { readonly name: "campaigns" }
  /** A new one may begin with a district's boundary as its area. */
  | { readonly name: "campaign"; readonly id: string | null; readonly districtId?: string }
  | { readonly name: "sessions"; readonly campaignId: string }
  | { readonly name: "contributions"; readonly query: string }
  | { readonly name: "answers"; readonly query: string }
  | { readonly name: "answer"; readonly id: string | null }
  | { readonly name: "themes" }
  | { readonly name: "areas" }
  | { readonly name: "area"; readonly id: string | null }
  | { readonly name: "import"; readonly what: "areas" | "districts" }
  | { readonly name: "walls" }
  | { readonly name: "wall"; readonly id: string | null }
  | { readonly name: "screens"; readonly wallId: string }
  | { readonly name: "wallCard"; readonly wallId: string }
  | { readonly name: "records" }
  | { readonly name: "accounts" }
  | { readonly name: "log" }
  | { readonly name: "gis" }
  | { readonly name: "unknown"; readonly path: string };

const PLAIN = {
  home: "", moderate: "moderering", campaigns: "dialoger", contributions: "bidrag", answers: "svar", themes: "teman", areas: "omraden", walls: "vaggar", records: "arkiv", accounts: "konton", log: "logg", gis: "gis",
} as const;
const IMPORTS = { areas: "omraden", districts: "stadsdelar" } as const;

export function parseStaffPath(path: string): StaffPage {
  const url = new URL(path, "https://staff.invalid/");
  const parts = url.pathname.split("/").filter(Boolean).map(decode);
  const [head = "", second, third] = parts;
  if (parts.length <= 1) {
    const name = (Object.keys(PLAIN) as (keyof typeof PLAIN)[]).find((key) => PLAIN[key] === head);
    if (name === "contributions" || name === "answers") return { name, query: url.search.slice(1) };
    if (name !== undefined) return { name };
  }
  if (head === "moderering" && second === "massor" && parts.length === 2) return { name: "floods", contributionId: url.searchParams.get("som") };
  if (head === "dialoger" && second !== undefined && third === "grupper" && parts.length === 3) return { name: "sessions", campaignId: second };
  if (head === "vaggar" && second !== undefined && parts.length === 3) {
    if (third === "skarmar") return { name: "screens", wallId: second };
    if (third === "kort") return { name: "wallCard", wallId: second };
  }
  if (head === "importera" && parts.length === 2) {
    const what = (Object.keys(IMPORTS) as (keyof typeof IMPORTS)[]).find((key) => IMPORTS[key] === second);
    if (what !== undefined) return { name: "import", what };
  }
  if (second !== undefined && parts.length === 2) {
    const id = second === "ny" ? null : second;
    const districtId = url.searchParams.get("stadsdel");
    if (head === "dialoger") return id === null && districtId !== null ? { name: "campaign", id, districtId } : { name: "campaign", id };
    if (head === "svar") return { name: "answer", id };
    if (head === "vaggar") return { name: "wall", id };
    if (head === "omraden") return { name: "area", id };
  }
  return { name: "unknown", path };
}

/** What stands after /personal/ in the address; give it to routeHref({ name: "staff", path }). */
export function staffPath(page: StaffPage): string {
  switch (page.name) {
    case "contributions":
    case "answers":
      return page.query === "" ? PLAIN[page.name] : `${PLAIN[page.name]}?${page.query}`;
    case "floods":
      return page.contributionId === null ? "moderering/massor" : `moderering/massor?som=${encodeURIComponent(page.contributionId)}`;
    case "sessions":
      return `dialoger/${encodeURIComponent(page.campaignId)}/grupper`;
    case "campaign":
      if (page.id !== null) return `dialoger/${encodeURIComponent(page.id)}`;
      return page.districtId === undefined ? "dialoger/ny" : `dialoger/ny?stadsdel=${encodeURIComponent(page.districtId)}`;
    case "answer":
      return `svar/${page.id === null ? "ny" : encodeURIComponent(page.id)}`;
    case "area":
      return `omraden/${page.id === null ? "ny" : encodeURIComponent(page.id)}`;
    case "wall":
      return `vaggar/${page.id === null ? "ny" : encodeURIComponent(page.id)}`;
    case "screens":
      return `vaggar/${encodeURIComponent(page.wallId)}/skarmar`;
    case "wallCard":
      return `vaggar/${encodeURIComponent(page.wallId)}/kort`;
    case "import":
      return `importera/${IMPORTS[page.what]}`;
    case "unknown":
      return page.path;
    default:
      return PLAIN[page.name];
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
