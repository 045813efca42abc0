/** How much one import takes: an authority's whole plan register is a few thousand plans and some ten megabytes. */
export const FILE_LIMIT_BYTES = 50 * 1024 * 1024;
/** Unpacked, so that a small zip does not become the computer's whole memory. */
export const UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024;
export const FEATURE_LIMIT = 20_000;
