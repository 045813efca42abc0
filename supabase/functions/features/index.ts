/** Supabase's entry (Deno). Everything is in handler.ts, which the embedded back end runs as it is. */
import { handle } from "./handler.ts";

declare const Deno: { serve(handler: (request: Request) => Promise<Response>): void; env: { get(name: string): string | undefined } };

const env = (name: string): string => Deno.env.get(name) ?? "";

Deno.serve((request) =>
  handle(request, {
    supabaseUrl: env("SUPABASE_URL"),
    publishableKey: env("SUPABASE_PUBLISHABLE_KEY") || env("SUPABASE_ANON_KEY"),
    secretKey: env("SUPABASE_SECRET_KEY") || env("SUPABASE_SERVICE_ROLE_KEY"),
  }),
);
