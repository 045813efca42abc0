/**
 * Photos and voice: their shapes and limits, the same as in the edge function `media` and the table `contribution_media`. Bytes are made
 * ready on the device (src/media), wait in the outbox beside the text and never hold it up.
 */
export const MEDIA_TYPES = ["photo", "voice"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];
export const PHOTO_MIME_TYPES = ["image/webp", "image/jpeg"] as const;
export const VOICE_MIME_TYPES = ["audio/webm", "audio/mp4", "audio/ogg"] as const;
export type MediaMimeType = (typeof PHOTO_MIME_TYPES)[number] | (typeof VOICE_MIME_TYPES)[number];

/** What a person may pick, before it is scaled. */
export const PHOTO_PICK_LIMIT_BYTES = 20 * 1024 * 1024;
/** A side of what a person may pick; more is a bomb or a map scan. */
export const PHOTO_PICK_LIMIT_PIXELS = 30_000;
/** The longer side of what is sent: fills a 1080p wall, weighs some 400 kB. */
export const PHOTO_SENT_PIXELS = 2048;
/** What the server takes, either type. */
export const MEDIA_LIMIT_BYTES = 10 * 1024 * 1024;
export const VOICE_LIMIT_MS = 90_000;
export const PHOTOS_LIMIT = 3;
export const VOICES_LIMIT = 1;
export const ALTERNATIVE_TEXT_LIMIT = 500;
export const TRANSCRIPT_LIMIT = 5000;
/** Heights of the waveform's bars, 0–255, counted while recording. */
export const PEAKS_COUNT = 64;

/** One photo or recording on this device; its bytes lie in the device store under `id`. */
export interface DraftMedia {
  readonly id: string;
  readonly type: MediaType;
  readonly mimeType: MediaMimeType;
  readonly bytes: number;
  /** photo: pixels. */
  readonly width: number | null;
  readonly height: number | null;
  /** voice: milliseconds and bars. */
  readonly durationMs: number | null;
  readonly peaks: readonly number[];
  readonly alternativeText: string;
  readonly transcript: string;
  /** "Jag har tagit bilden eller har lov". */
  readonly hasPermission: boolean;
}

/** What goes to the edge function with the bytes. */
export interface MediaUpload {
  readonly contributionId: string;
  readonly receiptCode: string;
  readonly media: DraftMedia;
}
export const MEDIA_STATUSES = ["submitted", "published", "rejected"] as const;
export type MediaStatus = (typeof MEDIA_STATUSES)[number];
export interface MediaAcknowledgement {
  readonly id: string;
  readonly status: MediaStatus;
}

/** A photo or recording everyone may see: looked at by a moderator; voice only with a transcript. */
export interface PublishedMedia {
  readonly id: string;
  readonly type: MediaType;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly peaks: readonly number[];
  readonly alternativeText: string | null;
  readonly transcript: string | null;
}
/** The same for its author. */
export interface ReceiptMedia extends PublishedMedia {
  readonly status: MediaStatus;
}
