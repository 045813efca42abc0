/** The name of a kind in the reader's language. */
import type { Kind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";

const NAMES: Readonly<Record<Kind, () => string>> = {
  story: m.kind_story,
  memory: m.kind_memory,
  wish: m.kind_wish,
  like: m.kind_like,
  avoid: m.kind_avoid,
  safety: m.kind_safety,
};

export function kindName(kind: Kind): string {
  return NAMES[kind]();
}
