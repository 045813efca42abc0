/** fetch that gives up: a request that hangs on a dying network would hold the sender's lock for ever. */
// Twenty seconds: a contribution is a few kilobytes; on the slowest usable network it is there long before.
const TIMEOUT_MS = 20_000;

/** By hand: iPhones before iOS 16 have no AbortSignal.timeout. */
export const timedFetch: typeof fetch = async (input, init) => {
  const controller = new AbortController();
  const given = init?.signal ?? null;
  const abort = () => controller.abort(given?.reason);
  if (given?.aborted === true) abort();
  given?.addEventListener("abort", abort);
  const timer = setTimeout(() => controller.abort(new DOMException("The request timed out.", "TimeoutError")), TIMEOUT_MS);
  try {
    const response = await fetch(input, { ...init, signal: controller.signal });
    // The clock runs until the body is there too: a network can die in the middle of an answer.
    const body = await response.arrayBuffer();
    const hasBody = ![101, 204, 205, 304].includes(response.status);
    return new Response(hasBody ? body : null, { status: response.status, statusText: response.statusText, headers: response.headers });
  } finally {
    clearTimeout(timer);
    given?.removeEventListener("abort", abort);
  }
};
