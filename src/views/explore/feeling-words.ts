/** The five steps of how safe a place feels, in words. */
import type { SafetyCell } from "../../domain/campaign";
import { m } from "../../generated/messages/messages";

const LEVEL: Readonly<Record<SafetyCell["level"], () => string>> = { 1: m.safety_level_1, 2: m.safety_level_2, 3: m.safety_level_3, 4: m.safety_level_4, 5: m.safety_level_5 };

export function feelingWords(level: SafetyCell["level"]): string {
  return LEVEL[level]();
}
