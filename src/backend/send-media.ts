/**
 * Sends a photo or recording to the edge function `media`. By XMLHttpRequest where there is one, for fetch tells nothing of how far an
 * upload has come. Rejects with a Problem like every call of the port.
 */
import type { MediaAcknowledgement, MediaUpload } from "../domain/media";
import { Problem } from "../domain/problem";
import { mediaAcknowledgement } from "../domain/reply-schema";
import { parseOr } from "../domain/schema-parts";
import { problemFrom } from "./error-to-problem";

export interface SendOptions {
  /** 0–1 of the bytes. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}
interface Answer {
  /** 0: none came. */
  readonly status: number;
  readonly text: string;
}

// Half a minute for the answer, and time for the bytes at 64 kbit/s: slower than that a photo is better sent later.
const PATIENCE_MS = 30_000;
const SLOWEST_BYTES_A_MS = 8;

export async function sendMedia(url: string, key: string, upload: MediaUpload, bytes: Blob, options: SendOptions = {}): Promise<MediaAcknowledgement> {
  const form = new FormData();
  // The document first, so that whoever reads the form knows what comes.
  form.set("document", JSON.stringify(upload));
  form.set("file", bytes, "media");
  const timeoutMs = PATIENCE_MS + bytes.size / SLOWEST_BYTES_A_MS;
  const send = typeof XMLHttpRequest === "undefined" ? sendByFetch : sendByRequest;
  const { status, text } = await send(url, key, form, timeoutMs, options);
  if (status >= 200 && status < 300) return parseOr(mediaAcknowledgement, parsed(text));
  const error = parsed(text);
  // A gateway's own limit speaks no words of ours.
  if (status === 413) throw new Problem("media_too_large", { field: "media" });
  throw problemFrom({ ...(typeof error === "object" ? error : {}), status });
}

function sendByRequest(url: string, key: string, form: FormData, timeoutMs: number, { onProgress, signal }: SendOptions): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const noAnswer = () => resolve({ status: 0, text: "" });
    request.open("POST", url);
    request.setRequestHeader("apikey", key);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    };
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = noAnswer;
    request.onabort = noAnswer;
    request.ontimeout = () => resolve({ status: 408, text: "" });
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    if (signal?.aborted === true) noAnswer();
    else request.send(form);
  });
}

async function sendByFetch(url: string, key: string, form: FormData, timeoutMs: number, { onProgress, signal }: SendOptions): Promise<Answer> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted === true) abort();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    abort();
  }, timeoutMs);
  try {
    const response = await fetch(url, { method: "POST", headers: { apikey: key }, body: form, signal: controller.signal });
    const text = await response.text();
    onProgress?.(1);
    return { status: response.status, text };
  } catch {
    return { status: isTimedOut ? 408 : 0, text: "" };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
