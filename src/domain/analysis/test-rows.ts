/**
 * Which condition fails in each row. One pass a column that is asked of, so that a column nobody filters by costs nothing, and each pass
 * is a loop of a few instructions over one kind of array (a loop over two kinds would run several times slower).
 */
import { COMBINED, PERIOD, WHERE, WORDS, type CompiledFilter } from "./compiled-filter";
import type { PreparedSnapshot } from "./prepared-snapshot";

/** Writes by row the condition that fails: 0 none, SEVERAL more than one. */
export function testRows({ codes, columns }: PreparedSnapshot, { fails, firstDay, lastDay, outsideWords, outsideWhere }: CompiledFilter, failing: Uint8Array): void {
  // Nearly every filter asks of the status: nothing has failed yet, so there is nothing to combine with.
  if (fails.mark === undefined) failing.fill(0);
  else failFirst(failing, codes.mark.numbers, fails.mark);
  if (fails.person !== undefined) failByWideCode(failing, codes.person.numbers, fails.person);
  if (fails.causes !== undefined) failByWideCode(failing, codes.causes.numbers, fails.causes);
  if (fails.campaign !== undefined) failByWideCode(failing, columns.campaign, fails.campaign);
  if (fails.areas !== undefined) failByWideCode(failing, columns.areas, fails.areas);
  if (fails.themes !== undefined) failByWideCode(failing, columns.themes, fails.themes);
  if (fails.home !== undefined) failByCode(failing, columns.home, fails.home);
  if (fails.district !== undefined) failByCode(failing, columns.district, fails.district);
  if (fails.decade !== undefined) failByCode(failing, columns.decade, fails.decade);
  if (firstDay !== null || lastDay !== null) failByDay(failing, columns.day, firstDay ?? 0, lastDay ?? LAST_DAY);
  if (outsideWords !== null) failOutside(failing, outsideWords, WORDS);
  if (outsideWhere !== null) failOutside(failing, outsideWhere, WHERE);
}

const LAST_DAY = 65_535;

function failFirst(failing: Uint8Array, codes: Uint16Array, fails: Uint8Array): void {
  for (let row = 0; row < failing.length; row += 1) failing[row] = fails[codes[row] as number] as number;
}
function failByWideCode(failing: Uint8Array, codes: Uint16Array, fails: Uint8Array): void {
  for (let row = 0; row < failing.length; row += 1) failing[row] = COMBINED[((failing[row] as number) << 5) | (fails[codes[row] as number] as number)] as number;
}
function failByCode(failing: Uint8Array, codes: Uint8Array, fails: Uint8Array): void {
  for (let row = 0; row < failing.length; row += 1) failing[row] = COMBINED[((failing[row] as number) << 5) | (fails[codes[row] as number] as number)] as number;
}
function failByDay(failing: Uint8Array, day: Uint16Array, first: number, last: number): void {
  for (let row = 0; row < failing.length; row += 1) {
    const received = day[row] as number;
    if (received < first || received > last) failing[row] = COMBINED[((failing[row] as number) << 5) | PERIOD] as number;
  }
}
/** `outside` is 1 where the condition fails. */
function failOutside(failing: Uint8Array, outside: Uint8Array, condition: number): void {
  for (let row = 0; row < failing.length; row += 1) failing[row] = COMBINED[((failing[row] as number) << 5) | ((outside[row] as number) * condition)] as number;
}
