/** The value of `aria-describedby` for a field: only ids that are on the page. */
export function describedBy(id: string, parts: { hint?: string | undefined; error?: string | undefined; counter?: boolean }): string | undefined {
  const ids = [parts.hint ? `${id}-hint` : "", parts.error ? `${id}-error` : "", parts.counter ? `${id}-counter` : ""].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}
