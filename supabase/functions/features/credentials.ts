/**
 * Who asks: nobody, a session (`Authorization: Bearer <token>`), or a key made on the page "QGIS och ArcGIS" – as a bearer, or as the password
 * of HTTP Basic, which QGIS keeps encrypted among its authentications. Never in the address: addresses stand in logs, projects and mails.
 */
export type Credentials = { readonly type: "nobody" } | { readonly type: "session"; readonly token: string } | { readonly type: "key"; readonly key: string };

const KEY_BEGINS = "vh_";
const NOBODY: Credentials = { type: "nobody" };

export function readCredentials(request: Request, publishableKey: string): Credentials {
  const [, scheme = "", value = ""] = /^(Bearer|Basic) +(\S+)$/i.exec(request.headers.get("authorization")?.trim() ?? "") ?? [];
  if (scheme.toLowerCase() === "basic") return { type: "key", key: passwordIn(value) };
  if (value.startsWith(KEY_BEGINS)) return { type: "key", key: value };
  // The project's own key in the place of a session is nobody's.
  return value === "" || value === publishableKey || value.startsWith("sb_") ? NOBODY : { type: "session", token: value };
}

/** The user name may be anything. What cannot be read is a key that nobody has. */
function passwordIn(base64: string): string {
  try {
    const said = atob(base64);
    return said.slice(said.indexOf(":") + 1).trim();
  } catch {
    return "";
  }
}
