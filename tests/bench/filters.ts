/**
 * `npx tsx tests/bench/filters.ts`: what a keypress in the search costs with 20,000 contributions, beside the plain way (fold and filter
 * everything again for the list and for each facet's counts). Medians of one run on one machine; only the ratio means something elsewhere.
 */
import type { PublishedContribution } from "../../src/domain/contribution";
import { fold } from "../../src/domain/fold";
import { PUBLIC_KINDS } from "../../src/domain/kind";
import { decadesTouched, FACETS, filterContributions, SearchIndex, type Asked, type Facet } from "../../src/views/explore/filtering";
import { anId, aRow } from "../unit/support/factories";

const ROWS = 20_000;
const ROUNDS = 9;
const SAID = ["Här lärde jag mig cykla, varv efter varv runt tornet.", "Bänkar i solen vid biblioteket, med ryggstöd.", "Farfar bar mig på axlarna uppför alla trappor.", "Första kyssen i Öresundsparken.", "ساعات أطول للمكتبة"];

const rows: readonly PublishedContribution[] = Array.from({ length: ROWS }, (_, index) =>
  aRow({
    id: anId(index + 1), kind: PUBLIC_KINDS[index % PUBLIC_KINDS.length] ?? "story", title: `Plats ${index}`, text: `${SAID[index % SAID.length]} ${SAID[(index * 7) % SAID.length]}`,
    campaignId: `c${index % 5}`, districtId: `d${index % 31}`, era: index % 4 === 1 ? { type: "decade", from: 1930 + (index % 9) * 10, to: 1939 + (index % 9) * 10 } : null,
  }),
);
const asked: Asked = { kinds: ["memory", "wish"], search: "bank sol", campaignId: "c1", decade: null, districtId: null, answered: "no" };

function plainly(leaveOut: Facet | null): number {
  return rows.filter(
    (row) =>
      (leaveOut === "kinds" || asked.kinds.includes(row.kind)) &&
      (leaveOut === "campaign" || row.campaignId === asked.campaignId) &&
      (leaveOut === "answered" || (row.answers.length > 0 ? "yes" : "no") === asked.answered) &&
      (leaveOut === "decade" || asked.decade === null || decadesTouched(row).includes(asked.decade)) &&
      (leaveOut === "search" || fold(asked.search).split(" ").every((word) => fold(`${row.title ?? ""}\n${row.text}`).includes(word))),
  ).length;
}
function medianMs(run: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

const index = new SearchIndex(() => []);
const firstMs = medianMs(() => void filterContributions(rows, asked, new SearchIndex(() => [])));
filterContributions(rows, asked, index);
const oursMs = medianMs(() => void filterContributions(rows, asked, index));
const plainMs = medianMs(() => [null, ...FACETS].forEach(plainly));
console.log(`${ROWS.toLocaleString("en")} contributions, the list and every count:`);
console.log(`  a keypress              ${oursMs.toFixed(1)} ms`);
console.log(`  the first one, unwarmed ${firstMs.toFixed(1)} ms (the field folds ahead when it gets the focus)`);
console.log(`  the plain way           ${plainMs.toFixed(1)} ms`);
console.log(`  ratio                   ${(plainMs / oursMs).toFixed(0)} times`);
