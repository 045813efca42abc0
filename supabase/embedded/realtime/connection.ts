/**
 * One browser's Realtime line: joins, heartbeats, token renewal and leaving. It only listens: a broadcast from a client is
 * refused, since our topics are written by the database alone and no insert policy exists.
 */
import type { WebSocket } from "ws";
import type { Claims } from "../http/identify";
import { decodeBinaryBroadcast, decodeFrame, encodeFrame, isObject, type Frame, type Version } from "./frames";
import type { BroadcastMessage } from "./messages";

/** Supabase's limits per client (https://supabase.com/docs/guides/realtime/limits), rounded down. */
const MAX_CHANNELS = 20;
const MAX_FRAMES_PER_MINUTE = 600;
/** realtime-js sends a heartbeat every 25 s. */
const SILENCE_MS = 75_000;
const PREFIX = "realtime:";

export interface ConnectionRules {
  identify(token: string | null): Promise<Claims | null>;
  mayHear(claims: Claims, topic: string): Promise<boolean>;
  onError(error: unknown): void;
}
interface Channel {
  readonly joinRef: string | null;
  readonly expiry: NodeJS.Timeout | null;
}

export class RealtimeConnection {
  readonly #socket: WebSocket;
  readonly #version: Version;
  readonly #apikey: string;
  readonly #rules: ConnectionRules;
  readonly #channels = new Map<string, Channel>();
  #chain: Promise<void> = Promise.resolve();
  #frames = 0;
  #silence: NodeJS.Timeout;
  readonly #minute: NodeJS.Timeout;

  constructor(socket: WebSocket, version: Version, apikey: string, rules: ConnectionRules) {
    this.#socket = socket;
    this.#version = version;
    this.#apikey = apikey;
    this.#rules = rules;
    this.#silence = this.#watchSilence();
    this.#minute = setInterval(() => (this.#frames = 0), 60_000);
    socket.on("message", (data: Buffer, binary: boolean) => this.#receive(data, binary));
    socket.on("close", () => this.#end());
    // "error" is always followed by "close"; without a listener it would end the process.
    socket.on("error", () => undefined);
  }

  deliver(message: BroadcastMessage): void {
    const topic = PREFIX + message.topic;
    if (!this.#channels.has(topic)) return;
    this.#send({ joinRef: null, ref: null, topic, event: "broadcast", payload: { type: "broadcast", event: message.event, payload: message.payload } });
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(data: Buffer, binary: boolean): void {
    clearTimeout(this.#silence);
    this.#silence = this.#watchSilence();
    if (++this.#frames > MAX_FRAMES_PER_MINUTE) return this.#socket.close(1008, "too many messages");
    const frame = binary ? decodeBinaryBroadcast(data) : decodeFrame(this.#version, data.toString());
    if (frame === null) return;
    // One after the other, so that a leave never overtakes its join.
    this.#chain = this.#chain.then(() => this.#handle(frame)).catch((error: unknown) => {
      this.#rules.onError(error);
      this.#reply(frame, "error", { reason: "UnknownError" });
    });
  }

  async #handle(frame: Frame): Promise<void> {
    if (frame.topic === "phoenix") return this.#reply(frame, "ok", {});
    switch (frame.event) {
      case "phx_join":
        return this.#join(frame);
      case "phx_leave":
        this.#drop(frame.topic);
        this.#reply(frame, "ok", {});
        return this.#send({ ...frame, event: "phx_close", payload: {} });
      case "access_token":
        return this.#renew(frame);
      case "broadcast":
        return this.#reply(frame, "error", { reason: "Unauthorized: clients may not write to this topic" });
      default:
        return this.#reply(frame, "error", { reason: `unmatched topic or event: ${frame.event}` });
    }
  }

  async #join(frame: Frame): Promise<void> {
    const config = isObject(frame.payload["config"]) ? frame.payload["config"] : {};
    const refuse = (reason: string): void => this.#reply(frame, "error", { reason });
    if (!frame.topic.startsWith(PREFIX)) return refuse("unmatched topic");
    if (config["private"] !== true) return refuse("PrivateOnly: This project only allows private channels");
    if (this.#channels.size >= MAX_CHANNELS && !this.#channels.has(frame.topic)) return refuse("ChannelRateLimitReached: Too many channels");
    const claims = await this.#admit(frame);
    if (claims === null) return;
    this.#drop(frame.topic);
    this.#channels.set(frame.topic, { joinRef: frame.joinRef, expiry: this.#expiryOf(frame.topic, claims) });
    this.#reply(frame, "ok", { postgres_changes: [] });
  }

  async #renew(frame: Frame): Promise<void> {
    const channel = this.#channels.get(frame.topic);
    if (channel === undefined) return;
    const claims = await this.#admit(frame);
    this.#drop(frame.topic);
    if (claims === null) return this.#send({ joinRef: channel.joinRef, ref: null, topic: frame.topic, event: "phx_close", payload: {} });
    this.#channels.set(frame.topic, { joinRef: channel.joinRef, expiry: this.#expiryOf(frame.topic, claims) });
  }

  /** @returns the claims if they may hear the topic; otherwise the refusal has been sent. */
  async #admit(frame: Frame): Promise<Claims | null> {
    const given = frame.payload["access_token"];
    const claims = await this.#rules.identify(typeof given === "string" ? given : this.#apikey);
    const topic = frame.topic.slice(PREFIX.length);
    if (claims !== null && (await this.#rules.mayHear(claims, topic))) return claims;
    const reason = claims === null ? "InvalidJWTToken: The token is not valid or has expired" : `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`;
    this.#reply(frame, "error", { reason });
    return null;
  }

  #expiryOf(topic: string, { expiresAt }: Claims): NodeJS.Timeout | null {
    if (expiresAt === null) return null;
    // setTimeout counts to 2^31 ms; tokens live an hour.
    const inMs = Math.min(Math.max(expiresAt * 1_000 - Date.now(), 0), 2 ** 31 - 1);
    return setTimeout(() => {
      const channel = this.#channels.get(topic);
      if (channel === undefined) return;
      this.#drop(topic);
      this.#send({ joinRef: channel.joinRef, ref: null, topic, event: "system", payload: { extension: "system", status: "error", message: "Token has expired" } });
      this.#send({ joinRef: channel.joinRef, ref: null, topic, event: "phx_close", payload: {} });
    }, inMs);
  }

  #drop(topic: string): void {
    const expiry = this.#channels.get(topic)?.expiry;
    if (expiry !== undefined && expiry !== null) clearTimeout(expiry);
    this.#channels.delete(topic);
  }

  #watchSilence(): NodeJS.Timeout {
    return setTimeout(() => this.#socket.terminate(), SILENCE_MS);
  }

  #reply({ joinRef, ref, topic }: Frame, status: "ok" | "error", response: Readonly<Record<string, unknown>>): void {
    this.#send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  }

  #send(frame: Frame): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(encodeFrame(this.#version, frame));
  }

  #end(): void {
    clearTimeout(this.#silence);
    clearInterval(this.#minute);
    for (const topic of [...this.#channels.keys()]) this.#drop(topic);
  }
}
