/** `npm run bench` runs every part, `npm run bench -- analysis` one of them. Times belong to the machine they were taken on. */
const PARTS: Readonly<Record<string, () => Promise<unknown>>> = {
  page: () => import("./page"),
  analysis: () => import("./analysis/measure-analysis"),
  shares: () => import("./shares/run"),
  redraw: () => import("./redraw/run"),
  wall: () => import("./wall/run"),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) throw new Error(`bench: there is no ${unknown.join(", ")}, only ${Object.keys(PARTS).join(", ")}`);
for (const [name, run] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await run();

export {};
