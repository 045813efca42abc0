/** fetch that gives up: a request that hangs on a dying network would hold the sender's lock for ever. */
// Twenty seconds: a contribution is a few kilobytes; on the slowest usable network it is there long before.
const TIMEOUT_MS = 20_000;

export const timedFetch: typeof fetch = (input, init) => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const given = init?.signal ?? null;
  return fetch(input, { ...init, signal: given === null ? timeout : AbortSignal.any([given, timeout]) });
};
