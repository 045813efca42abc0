/** The exhibition wall's door over the database's functions and Realtime. Loaded by the wall's page only. */
import { RealtimeClient } from "@supabase/supabase-js";
import { parseOr } from "../domain/schema-parts";
import { reconnectAfterMs } from "./live";
import { listenWall } from "./live-wall";
import { callFunctions, type SupabaseParts } from "./supabase";
import type { WallDoor } from "./wall";
import * as rows from "./wall-rows";

export function openWallDoor(parts: SupabaseParts): WallDoor {
  const { publishableKey, webSocket } = parts;
  const base = parts.url.replace(/\/+$/, "");
  const call = callFunctions(parts);
  return {
    read: async (name) => parseOr(rows.wallRead, await call("read_wall", { name })),
    changes: async (name, cursor) => parseOr(rows.wallPage, await call("wall_changes", { name, cursor })),
    beginPairing: async (secret) => parseOr(rows.pairing, await call("begin_pairing", { secret })),
    readPairing: async (secret) => parseOr(rows.pairedWall, await call("read_pairing", { secret })),
    report: async (token, report) => parseOr(rows.screenOrders, await call("report_screen", { token, report })),
    mediaUrl: (mediaId) => Promise.resolve(`${base}/functions/v1/media?id=${encodeURIComponent(mediaId)}`),
    listen: (name, listener) => {
      const client = new RealtimeClient(`${base.replace(/^http/, "ws")}/realtime/v1`, {
        params: { apikey: publishableKey },
        accessToken: () => Promise.resolve(publishableKey),
        reconnectAfterMs: (tries) => reconnectAfterMs(tries),
        ...(webSocket === undefined ? {} : { transport: webSocket }),
      });
      return listenWall(client, name, listener);
    },
  };
}
