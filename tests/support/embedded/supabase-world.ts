/** The port, sign-in and the moderator's desk over the real back end, as the app joins them, with a session that lives in memory. Node 20 has no WebSocket of its own. */
import WebSocket from "ws";
import type { Backend } from "../../../src/backend/backend";
import type { StaffAuth } from "../../../src/backend/staff/auth";
import { openStaffDoors } from "../../../src/backend/staff/doors";
import type { ModerationDesk } from "../../../src/backend/staff/moderation";
import { createSupabaseBackend } from "../../../src/backend/supabase";
import type { Embedded } from "../../../supabase/embedded/embedded";

export interface World {
  readonly backend: Backend;
  readonly staff: StaffAuth;
  readonly moderation: ModerationDesk;
  readonly login: { readonly email: string; readonly password: string };
}

export function supabaseWorld({ url, publishableKey }: Embedded, login: World["login"]): World {
  const webSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  const { auth, desk } = openStaffDoors({ url, publishableKey, webSocket, storage });
  return { login, backend: createSupabaseBackend({ url, publishableKey, webSocket }), staff: auth, moderation: desk.moderation };
}
