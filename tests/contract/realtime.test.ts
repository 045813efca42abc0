/** Realtime with the real client: what the database sends on a private topic arrives; nobody else can send, and nobody overhears. */
import type { RealtimeChannel, SupabaseClient } from "@supabase/supabase-js";
import { SignJWT } from "jose";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import WebSocket from "ws";
import { describeBackEnds, startForTest } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf, signedIn } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

/** A busy machine is slow, not wrong. */
const PATIENT = { timeout: 20_000 };

interface Joined {
  readonly channel: RealtimeChannel;
  readonly status: string;
  readonly heard: unknown[];
}
const clients: SupabaseClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.removeAllChannels().then(() => client.realtime.disconnect());
});

function subscribe(client: SupabaseClient, topic: string, isPrivate = true): Promise<Joined> {
  clients.push(client);
  const heard: unknown[] = [];
  const channel = client.channel(topic, { config: { private: isPrivate, broadcast: { ack: true } } });
  channel.on("broadcast", { event: "*" }, (message) => heard.push(message));
  return new Promise((resolve) => {
    channel.subscribe((status) => resolve({ channel, status, heard }));
  });
}

describeBackEnds("realtime", { files: smallProject }, ({ get }) => {
  test("what the database sends reaches everybody who may hear the topic", async () => {
    const joined = await Promise.all([subscribe(clientOf(get()), "published"), subscribe(clientOf(get()), "published")]);
    expect(joined.map(({ status }) => status)).toEqual(["SUBSCRIBED", "SUBSCRIBED"]);
    await clientOf(get()).rpc("tell", { topic: "published" });
    for (const { heard } of joined) await expect.poll(() => heard, PATIENT).toEqual([expect.objectContaining({ event: "changed", payload: expect.objectContaining({ cursor: 7 }) })]);
  });

  test("a message longer than a notification arrives whole", async () => {
    const { heard } = await subscribe(clientOf(get()), "published");
    await clientOf(get()).rpc("tell", { topic: "published", size: 20_000 });
    await expect.poll(() => heard, PATIENT).toHaveLength(1);
    expect(JSON.stringify(heard)).toHaveLength(JSON.stringify(heard).replaceAll("x", "").length + 20_000);
  });

  test("what was rolled back is never told", async () => {
    const { heard } = await subscribe(clientOf(get()), "published");
    await clientOf(get()).rpc("tell_and_fail", { topic: "published" });
    await clientOf(get()).rpc("tell", { topic: "published" });
    await expect.poll(() => heard, PATIENT).toEqual([expect.objectContaining({ payload: expect.objectContaining({ cursor: 7 }) })]);
  });

  test("a topic without a policy and a public topic are refused", async () => {
    expect((await subscribe(clientOf(get()), "desk")).status).toBe("CHANNEL_ERROR");
    expect((await subscribe(clientOf(get()), "published", false)).status).toBe("CHANNEL_ERROR");
  });

  test("signing in opens the topic that its policy names", async () => {
    const client = await signedIn(get(), await anAccount(get()));
    expect((await subscribe(client, "desk")).status).toBe("SUBSCRIBED");
  });

  test("nobody but the database can send: not on the line, not over HTTP", async () => {
    const listener = await subscribe(clientOf(get()), "published");
    const attacker = await subscribe(clientOf(get()), "published");
    expect(await attacker.channel.send({ type: "broadcast", event: "changed", payload: { cursor: 999 } })).toBe("error");
    const overHttp = await ask(get(), "/realtime/v1/api/broadcast", { body: { messages: [{ topic: "published", event: "changed", payload: { cursor: 999 }, private: true }] } });
    expect(overHttp.status).toBe(403);
    await clientOf(get()).rpc("tell", { topic: "published" });
    await expect.poll(() => listener.heard, PATIENT).toEqual([expect.objectContaining({ payload: expect.objectContaining({ cursor: 7 }) })]);
  });

  test("a line without a key is refused, and one with a frame too large is cut", async () => {
    const address = get().url.replace("http", "ws");
    const refused = new WebSocket(`${address}/realtime/v1/websocket?vsn=1.0.0`);
    expect(await new Promise((resolve) => refused.on("error", (error) => resolve(error.message)))).toMatch(/401/);
    const line = new WebSocket(`${address}/realtime/v1/websocket?vsn=1.0.0&apikey=${get().publishableKey}`);
    await new Promise((resolve) => line.on("open", resolve));
    line.send(JSON.stringify({ topic: "phoenix", event: "heartbeat", ref: "1", payload: { filling: "x".repeat(70_000) } }));
    expect(await new Promise((resolve) => line.on("close", resolve))).toBe(1009);
  });

  test("a heartbeat is answered in both versions of the protocol", async () => {
    for (const [version, frame] of [["1.0.0", { topic: "phoenix", event: "heartbeat", payload: {}, ref: "9" }], ["2.0.0", [null, "9", "phoenix", "heartbeat", {}]]] as const) {
      const line = new WebSocket(`${get().url.replace("http", "ws")}/realtime/v1/websocket?vsn=${version}&apikey=${get().publishableKey}`);
      await new Promise((resolve) => line.on("open", resolve));
      line.send(JSON.stringify(frame));
      const answer = JSON.parse(String(await new Promise((resolve) => line.on("message", resolve)))) as unknown;
      line.close();
      expect(JSON.stringify(answer)).toMatch(/"9".*phx_reply.*"ok"|phx_reply.*"ok".*"9"|"9"/);
      expect(JSON.stringify(answer)).toContain('"ok"');
    }
  });
});

test("a session that expires is thrown out of its topics (PGlite)", async () => {
  const { embedded, dataDir, stop } = await startForTest("pglite", { files: smallProject });
  try {
    const { jwtSecret } = JSON.parse(await readFile(join(dataDir, "keys.json"), "utf8")) as { jwtSecret: string };
    const sign = (seconds: number): Promise<string> =>
      new SignJWT({ role: "authenticated" }).setSubject("0a000000-0000-4000-8000-000000000009").setProtectedHeader({ alg: "HS256" }).setExpirationTime(Math.floor(Date.now() / 1_000) + seconds).sign(new TextEncoder().encode(jwtSecret));
    const line = new WebSocket(`${embedded.url.replace("http", "ws")}/realtime/v1/websocket?vsn=1.0.0&apikey=${embedded.publishableKey}`);
    const received: string[] = [];
    line.on("message", (data) => received.push(String(data)));
    await new Promise((resolve) => line.on("open", resolve));
    const joinWith = (ref: string, token: string): void =>
      line.send(JSON.stringify({ topic: "realtime:desk", event: "phx_join", ref, join_ref: ref, payload: { config: { private: true }, access_token: token } }));
    joinWith("1", await sign(-10));
    await expect.poll(() => received.join(), PATIENT).toContain("InvalidJWTToken");
    joinWith("2", await sign(2));
    await expect.poll(() => received.join(), PATIENT).toContain("Token has expired");
    expect(received.join()).toContain("phx_close");
    line.close();
  } finally {
    await stop();
  }
});
