/** What the city decided, as a plain sentence; with an icon, so that neither colour nor shape carries it alone. */
import type { Stance } from "../../domain/contribution";
import { m } from "../../generated/messages/messages";
import type { IconName } from "../../ui";

const SENTENCE: Readonly<Record<Stance, () => string>> = {
  will_do: m.stance_will_do,
  under_way: m.stance_under_way,
  done: m.stance_done,
  partly: m.stance_partly,
  cannot: m.stance_cannot,
  noted: m.stance_noted,
  forwarded: m.stance_forwarded,
};
const ICON: Readonly<Record<Stance, IconName>> = { will_do: "check", under_way: "clock", done: "success", partly: "check", cannot: "close", noted: "edit", forwarded: "forward" };

export function stanceWords(stance: Stance): string {
  return SENTENCE[stance]();
}
export function stanceIcon(stance: Stance): IconName {
  return ICON[stance];
}
/** Yes in green, no in red-brown, the rest in blue: three tones that differ in lightness too. */
export function stanceTone(stance: Stance): "yes" | "no" | "other" {
  if (stance === "will_do" || stance === "done" || stance === "under_way") return "yes";
  return stance === "cannot" ? "no" : "other";
}
