/** Headers of every page and file. The operator's own addresses (an online basemap, a hosted back end) come from VH_CONNECT. */

/**
 * MapLibre starts its worker from a file of ours or a blob:, and decodes images through blob: and data:.
 * Styles are written by Svelte transitions and MapLibre's controls as attributes, hence 'unsafe-inline' for style attributes only.
 */
export function contentSecurityPolicy(extraConnect: readonly string[]): string {
  const connect = ["'self'", ...extraConnect].join(" ");
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "style-src-elem 'self' 'unsafe-inline'",
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob: ${extraConnect.join(" ")}`.trim(),
    "font-src 'self' data:",
    `connect-src ${connect} data: blob:`,
    "manifest-src 'self'",
    `media-src 'self' blob: ${extraConnect.join(" ")}`.trim(),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Origins the operator allows besides our own, separated by spaces or commas; anything that is not an origin is refused. */
export function connectOrigins(setting: string | undefined): string[] {
  return (setting ?? "")
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => {
      const { protocol, origin } = new URL(word);
      if (protocol !== "https:" && protocol !== "http:" && protocol !== "wss:") throw new Error(`VH_CONNECT: ${word} is not a web address`);
      return protocol === "wss:" ? `wss://${new URL(word).host}` : origin;
    });
}

export function securityHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // A receipt's code is in the fragment, which is never sent; this keeps the rest of the address at home too.
    "referrer-policy": "no-referrer",
    "permissions-policy": "geolocation=(self), camera=(self), microphone=(self), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
  };
}
