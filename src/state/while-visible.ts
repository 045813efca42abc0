/** Does something every so often, but only while somebody looks at the page; at once when they come back to it. Returns its undoing. */
export function whileVisible(work: () => void, everyMs: number): () => void {
  const look = () => {
    if (document.visibilityState === "visible") work();
  };
  const timer = setInterval(look, everyMs);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
