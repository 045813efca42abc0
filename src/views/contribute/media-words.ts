/** What went wrong with a photo or a recording: what happened, and what one can do. */
import { PHOTO_PICK_LIMIT_BYTES } from "../../domain/media";
import { Problem } from "../../domain/problem";
import { m } from "../../generated/messages/messages";
import { MediaTrouble, type MediaTroubleCode } from "../../media/media-trouble";

const MEGABYTE = 1024 * 1024;

const TROUBLE: Readonly<Record<MediaTroubleCode, () => string>> = {
  file_too_heavy: () => m.media_trouble_too_heavy({ megabytes: PHOTO_PICK_LIMIT_BYTES / MEGABYTE }),
  photo_too_many_pixels: () => m.media_trouble_too_many_pixels(),
  photo_type_refused: () => m.media_trouble_type(),
  photo_heic_refused: () => m.media_trouble_heic(),
  photo_unreadable: () => m.media_trouble_unreadable(),
  photo_encoding_failed: () => m.media_trouble_encoding(),
  voice_not_supported: () => m.media_trouble_voice_not_supported(),
  microphone_missing: () => m.media_trouble_microphone_missing(),
  microphone_refused: () => m.media_trouble_microphone_refused(),
  microphone_busy: () => m.media_trouble_microphone_busy(),
  recording_empty: () => m.media_trouble_recording_empty(),
  recording_failed: () => m.media_trouble_recording_failed(),
};

export function troubleWords(thrown: unknown): string {
  if (thrown instanceof MediaTrouble) return TROUBLE[thrown.code]();
  if (thrown instanceof Problem && thrown.code === "storage_full") return m.media_trouble_storage_full();
  return m.media_trouble_unexpected();
}
