/** Reads the form of an upload – a document (JSON) and the bytes – without ever holding more than the limit. */
import { Refusal } from "./refusal.ts";

/** As in src/domain/media.ts and the bucket. */
export const BYTES_LIMIT = 10 * 1024 * 1024;
/** The document is a few kilobytes (a transcript of 5,000 characters), the form's own lines some hundred bytes. */
const FORM_LIMIT = BYTES_LIMIT + 64 * 1024;

export interface UploadDocument {
  readonly contributionId: unknown;
  readonly receiptCode: unknown;
  readonly media: Readonly<Record<string, unknown>>;
}

export async function readUploadForm(request: Request): Promise<{ readonly document: UploadDocument; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Refusal(422, "field_invalid");
  const body = await readWithin(request, FORM_LIMIT);
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  const [text, file] = [form?.get("document"), form?.get("file")];
  if (typeof text !== "string" || !(file instanceof Blob)) throw new Refusal(422, "field_invalid");
  if (file.size > BYTES_LIMIT) throw tooLarge();
  return { document: parseDocument(text), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The whole body, refused when it is longer. */
export async function readWithin(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader();
  if (reader === undefined) throw new Refusal(422, "field_invalid");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    // Too much is let by to its end: who is cut off in the middle of sending never hears why, and tries again.
    if (length <= limit) chunks.push(part.value);
    else chunks.length = 0;
  }
  if (length > limit) throw tooLarge();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function parseDocument(text: string): UploadDocument {
  try {
    const document: unknown = JSON.parse(text);
    if (isRecord(document) && isRecord(document["media"])) return { contributionId: document["contributionId"], receiptCode: document["receiptCode"], media: document["media"] };
  } catch {
    // Told below.
  }
  throw new Refusal(422, "field_invalid");
}

function tooLarge(): Refusal {
  return new Refusal(422, "media_too_large", "media");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
