/** The five steps of safety in words, 1 first. */
import { m } from "../../../generated/messages/messages";

export const SAFETY_LEVELS = [m.safety_level_1, m.safety_level_2, m.safety_level_3, m.safety_level_4, m.safety_level_5] as const;
