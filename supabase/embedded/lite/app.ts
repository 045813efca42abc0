/** REST and Auth by @supabase/lite, configured as supabase/config.toml configures the real one. */
import { App } from "@supabase/lite";
import type { PostgresConnection } from "@supabase/lite/postgres";
import type { Keys } from "../folder/keys";
import type { Mailbox } from "../mail/mailbox";
import { CODE_MAIL } from "../mail/templates";
import { quietly } from "./quiet";

/** As in supabase/config.toml: no answer has more rows than this. */
export const MAX_ROWS = 1_000;

export interface LiteApp {
  /** auth.users and friends. Safe to call on every start. */
  createSystemTables(): Promise<void>;
  /** Call after migrations: REST answers from this picture of the schema. */
  readSchema(): Promise<void>;
  fetch(request: Request, peerAddress: string | null): Promise<Response>;
}

export function createLiteApp(connection: PostgresConnection, keys: Keys, siteUrl: string, mailbox: Mailbox): LiteApp {
  const app = new App({
    connection,
    api: { enabled: true, schemas: ["public"], max_rows: MAX_ROWS },
    auth: {
      enabled: true,
      // Staff are invited; nobody signs up.
      enable_signup: false,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      jwt_expiry: 3_600,
      minimum_password_length: 12,
      site_url: siteUrl,
      email: { enable_signup: false, enable_confirmations: false, otp_length: 6, otp_expiry: 600, template: { magic_link: CODE_MAIL } },
    },
    options: { drivers: { email: { send: ({ to, subject, html }) => mailbox.send({ to, subject, html: html ?? "" }) } } },
  });
  return {
    createSystemTables: () => quietly(() => app.ensureSystemSchema()),
    readSchema: async () => {
      await connection.clearSchemaCache();
      await connection.introspect({ useCache: true });
    },
    fetch: (request, peerAddress) => quietly(() => app.fetch(request, { peerAddress })),
  };
}
