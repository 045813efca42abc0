/** supabase-js as the app uses it, and plain fetch as an attacker would. Node 20 has no WebSocket of its own. */
import { randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import WebSocket from "ws";
import type { Embedded } from "../../../supabase/embedded/embedded";

export function clientOf(embedded: Embedded, key: string = embedded.publishableKey): SupabaseClient {
  return createClient(embedded.url, key, {
    auth: { persistSession: false, autoRefreshToken: false, storageKey: randomUUID() },
    realtime: { transport: WebSocket as unknown as typeof globalThis.WebSocket },
  });
}

/** An account that is nobody's staff: it may sign in and nothing else. */
export async function anAccount(embedded: Embedded): Promise<{ id: string; email: string; password: string }> {
  const email = `${randomUUID()}@example.invalid`;
  const password = randomUUID();
  await embedded.database.execute("create extension if not exists pgcrypto with schema extensions");
  const [row] = await embedded.database.query<{ id: string }>(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
     values (gen_random_uuid(), 'authenticated', 'authenticated', $1, extensions.crypt($2, extensions.gen_salt('bf', 4)), now(), '{}'::jsonb, '{}'::jsonb, now(), now())
     returning id::text`,
    [email, password],
  );
  if (row === undefined) throw new Error("no account was made");
  return { id: row.id, email, password };
}

export async function signedIn(embedded: Embedded, login: { email: string; password: string }): Promise<SupabaseClient> {
  const client = clientOf(embedded);
  const { error } = await client.auth.signInWithPassword(login);
  if (error !== null) throw error;
  return client;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** One request with the publishable key (or another), as curl would send it. */
export async function ask(embedded: Embedded, path: string, { key = embedded.publishableKey, token, method, body, headers }: { key?: string | null; token?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> {
  const response = await fetch(embedded.url + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(key === null ? {} : { apikey: key }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text), headers: response.headers };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
