/** Support is a plain sentence, worded by kind: one remembers, wants, or feels the same. */
import type { PublicKind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";

export function supportAction(kind: PublicKind): string {
  if (kind === "memory") return m.support_do_memory();
  if (kind === "wish") return m.support_do_wish();
  return m.support_do_other();
}

export function supportCount(kind: PublicKind, count: number): string {
  if (kind === "memory") return m.support_count_memory({ count });
  if (kind === "wish") return m.support_count_wish({ count });
  return m.support_count_other({ count });
}
