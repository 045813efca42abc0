/**
 * What can go wrong with a photo or a recording before there is anything to queue. These never reach the outbox or the server, so they
 * are no Problems; the words stand in views/contribute/media-words.ts.
 */
export type MediaTroubleCode =
  // photo
  | "file_too_heavy"
  | "photo_too_many_pixels"
  | "photo_type_refused"
  | "photo_heic_refused"
  | "photo_unreadable"
  | "photo_encoding_failed"
  // voice
  | "voice_not_supported"
  | "microphone_missing"
  | "microphone_refused"
  | "microphone_busy"
  | "recording_empty"
  | "recording_failed";

export class MediaTrouble extends Error {
  readonly code: MediaTroubleCode;

  constructor(code: MediaTroubleCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = "MediaTrouble";
    this.code = code;
  }
}

export function isAborted(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === "AbortError";
}
