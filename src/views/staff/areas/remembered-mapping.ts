/** How this organisation mapped a file with the same fields last time, kept on this computer. */
import * as z from "zod/mini";
import type { ImportKind } from "../../../domain/area-import";
import { mappingSchema, shapeOfFields, type Mapping } from "../../../import/mapping";

const KEPT_MOST = 20;
const keptSchema = z.array(z.object({ shape: z.string(), mapping: mappingSchema }));
type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

const keyOf = (organisationId: string, what: ImportKind): string => `vh.import-mapping.${organisationId}.${what}`;

function read(storage: Storage | null, key: string): z.infer<typeof keptSchema> {
  try {
    const kept = keptSchema.safeParse(JSON.parse(storage?.getItem(key) ?? "[]"));
    return kept.success ? kept.data : [];
  } catch {
    return [];
  }
}
export function recallMapping(storage: Storage | null, organisationId: string, what: ImportKind, fields: readonly string[]): Mapping | null {
  const shape = shapeOfFields(fields);
  return read(storage, keyOf(organisationId, what)).find((each) => each.shape === shape)?.mapping ?? null;
}
export function rememberMapping(storage: Storage | null, organisationId: string, what: ImportKind, fields: readonly string[], mapping: Mapping): void {
  const shape = shapeOfFields(fields);
  const key = keyOf(organisationId, what);
  try {
    storage?.setItem(key, JSON.stringify([{ shape, mapping }, ...read(storage, key).filter((each) => each.shape !== shape)].slice(0, KEPT_MOST)));
  } catch {
    // Full or forbidden: then it is chosen anew next time.
  }
}
