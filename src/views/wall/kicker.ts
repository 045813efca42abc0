/** What kind of thing is told, in a line above it: "Ett minne från 1962". */
import type { PublishedContribution } from "../../domain/contribution";
import type { PublicKind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";
import { eraWords } from "../shared/era-words";

const NEW: Readonly<Record<PublicKind, () => string>> = { story: m.wall_new_story, memory: m.wall_new_memory, wish: m.wall_new_wish, like: m.wall_new_like };

export function kicker({ kind, era }: Pick<PublishedContribution, "kind" | "era">): string {
  if (kind === "memory") return era === null ? m.wall_from_memory_plain() : m.wall_from_memory({ era: eraWords(era) });
  if (kind === "wish") return m.wall_from_wish();
  return kind === "like" ? m.wall_from_like() : m.wall_from_story();
}
export function newcomerWords(kind: PublicKind): string {
  return NEW[kind]();
}
