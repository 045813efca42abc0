/** What a request's transaction is told about who is asking: role, claims and limits, as PostgREST does it. */
const ROLES = ["anon", "authenticated", "service_role"] as const;
type ApiRole = (typeof ROLES)[number];

/** Supabase's defaults for the API roles (ALTER ROLE … SET statement_timeout). PGlite accepts and ignores it. */
const STATEMENT_TIMEOUT: Record<ApiRole, string> = { anon: "3s", authenticated: "8s", service_role: "60s" };

export interface RequestVars {
  readonly auth?: { readonly role?: string; readonly uid?: string | null; readonly jwt?: Readonly<Record<string, unknown>> | null };
  readonly storage?: { readonly operation?: string };
}
export interface RpcContext {
  readonly method: string;
  readonly path: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
}
type Settings = readonly (readonly [name: string, value: string])[];

/** An unknown role in a token becomes anon, never more. */
export function apiRole(role: unknown): ApiRole {
  return ROLES.find((known) => known === role) ?? "anon";
}

export const sessionSettings = {
  forRequest({ auth, storage }: RequestVars): Settings {
    const role = apiRole(auth?.role);
    const claims = auth?.jwt ?? {};
    return [
      ["request.jwt.claims", JSON.stringify({ role, ...claims })],
      ["request.jwt.claim.sub", auth?.uid ?? ""],
      ["request.jwt.claim.role", role],
      ["request.jwt.claim.email", typeof claims["email"] === "string" ? claims["email"] : ""],
      ["storage.operation", storage?.operation ?? ""],
      ["statement_timeout", STATEMENT_TIMEOUT[role]],
      ["role", role],
    ];
  },
  forRpc({ method, path, requestHeaders }: RpcContext): Settings {
    return [
      ["response.status", ""],
      ["response.headers", ""],
      ["request.method", method],
      ["request.path", path],
      ["request.headers", JSON.stringify(requestHeaders ?? {})],
    ];
  },
};
