/** All that is told in the demo, in one list with a fixed order: the order gives each contribution its id and its day. */
import { CENTRE } from "./centre";
import { NORTH } from "./north";
import { PLAN_TALK } from "./plan-talk";
import { SCHOOL_WAYS } from "./school-ways";
import { SOUTH } from "./south";
import { TOWNS } from "./towns";
import { WAITING } from "./waiting";
import type { DemoContribution, DemoPlace } from "./write";

export const PLACES: readonly DemoPlace[] = [...NORTH, ...CENTRE, ...SOUTH, ...TOWNS];
export const CONTRIBUTIONS: readonly DemoContribution[] = [...PLACES.flatMap((place) => place.contributions), ...WAITING, ...SCHOOL_WAYS, ...PLAN_TALK];
