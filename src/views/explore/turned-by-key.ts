/** Whether a key means "the next one" or "the one before": the arrows along the reading direction, unless something else wants them. */
const WANTS_ARROWS = 'input, textarea, select, audio, video, dialog, [role="slider"], [role="application"], canvas, .maplibregl-map';

export function turnedByKey(event: Pick<KeyboardEvent, "key" | "target" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "defaultPrevented">): 1 | -1 | null {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  if (event.target instanceof Element && event.target.closest(WANTS_ARROWS) !== null) return null;
  const along = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (event.key === along) return 1;
  return event.key === "ArrowLeft" || event.key === "ArrowRight" ? -1 : null;
}
