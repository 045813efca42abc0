/**
 * Records a voice: one microphone, one level meter, at most VOICE_LIMIT_MS. Whatever happens – stopped, cancelled, failed, page left –
 * the microphone is let go.
 *
 *   const recording = await startRecording({ onLevel, onTime, onEnd })
 *   recording.pause()   recording.resume()   recording.stop()   recording.cancel()
 *
 * `startRecording` rejects with a MediaTrouble; afterwards everything arrives through onEnd, exactly once, but never after cancel.
 */
import { PEAKS_COUNT, VOICE_LIMIT_MS, type VOICE_MIME_TYPES } from "../domain/media";
import { MediaTrouble } from "./media-trouble";
import { loudnessOf, peaksFrom } from "./voice-peaks";

export type VoiceMimeType = (typeof VOICE_MIME_TYPES)[number];

export interface RecordedVoice {
  readonly blob: Blob;
  readonly mimeType: VoiceMimeType;
  readonly durationMs: number;
  readonly peaks: readonly number[];
}
export interface RecordingListeners {
  /** 0 to 1, about twenty times a second while recording. */
  readonly onLevel: (level: number) => void;
  /** Recorded so far, without pauses. */
  readonly onTime: (elapsedMs: number) => void;
  readonly onEnd: (outcome: RecordedVoice | MediaTrouble) => void;
  readonly limitMs?: number;
}
export interface VoiceRecording {
  pause(): void;
  resume(): void;
  stop(): void;
  cancel(): void;
}

/** AAC first: every phone plays it. Opus where a browser cannot write AAC. */
const WANTED: readonly (readonly [string, VoiceMimeType])[] = [
  ["audio/mp4;codecs=mp4a.40.2", "audio/mp4"],
  ["audio/webm;codecs=opus", "audio/webm"],
  ["audio/mp4", "audio/mp4"],
  ["audio/ogg;codecs=opus", "audio/ogg"],
];
/** Clear speech in one channel; 90 s weigh about half a megabyte. */
const BITS_PER_SECOND = 48_000;
const METER_MS = 50;
/** Shorter is a slip of the finger. */
const SHORTEST_MS = 500;

export function canRecord(): boolean {
  return voiceFormat() !== null && typeof navigator.mediaDevices?.getUserMedia === "function";
}

function voiceFormat(): readonly [string, VoiceMimeType] | null {
  if (typeof MediaRecorder === "undefined") return null;
  return WANTED.find(([format]) => MediaRecorder.isTypeSupported(format)) ?? null;
}

export async function startRecording({ onLevel, onTime, onEnd, limitMs = VOICE_LIMIT_MS }: RecordingListeners): Promise<VoiceRecording> {
  const format = voiceFormat();
  if (format === null || !canRecord()) throw new MediaTrouble("voice_not_supported");
  const stream = await openMicrophone();
  const letGo = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    return record(stream, format, { onLevel, onTime, onEnd, limitMs }, letGo);
  } catch (thrown) {
    letGo();
    throw new MediaTrouble("recording_failed", thrown);
  }
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 } });
  } catch (thrown) {
    const name = thrown instanceof DOMException ? thrown.name : "";
    if (name === "NotFoundError" || name === "OverconstrainedError") throw new MediaTrouble("microphone_missing", thrown);
    if (name === "NotAllowedError" || name === "SecurityError") throw new MediaTrouble("microphone_refused", thrown);
    throw new MediaTrouble("microphone_busy", thrown);
  }
}

function record(stream: MediaStream, [format, mimeType]: readonly [string, VoiceMimeType], listeners: Required<RecordingListeners>, letGo: () => void): VoiceRecording {
  const recorder = new MediaRecorder(stream, { mimeType: format, audioBitsPerSecond: BITS_PER_SECOND });
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const chunks: Blob[] = [];
  const levels: number[] = [];
  const watch = new StopWatch();
  let isOver = false;

  const meter = setInterval(() => {
    if (recorder.state !== "recording") return;
    analyser.getByteTimeDomainData(samples);
    const level = loudnessOf(samples);
    levels.push(level);
    listeners.onLevel(level);
    listeners.onTime(Math.min(watch.elapsedMs(), listeners.limitMs));
    if (watch.elapsedMs() >= listeners.limitMs) stop();
  }, METER_MS);

  function stop(): void {
    watch.stop();
    if (recorder.state !== "inactive") recorder.stop();
  }
  function release(): void {
    isOver = true;
    clearInterval(meter);
    removeEventListener("pagehide", cancel);
    letGo();
    void audio.close().catch(() => undefined);
  }
  function end(outcome: RecordedVoice | MediaTrouble): void {
    if (isOver) return;
    release();
    listeners.onEnd(outcome);
  }
  function cancel(): void {
    if (isOver) return;
    release();
    stop();
  }

  recorder.ondataavailable = ({ data }) => {
    if (data.size > 0) chunks.push(data);
  };
  recorder.onstop = () => {
    watch.stop();
    const durationMs = Math.min(Math.round(watch.elapsedMs()), listeners.limitMs);
    if (chunks.length === 0 || durationMs < SHORTEST_MS) end(new MediaTrouble("recording_empty"));
    else end({ blob: new Blob(chunks, { type: mimeType }), mimeType, durationMs, peaks: peaksFrom(levels, PEAKS_COUNT) });
  };
  recorder.onerror = (event) => end(new MediaTrouble("recording_failed", event));
  addEventListener("pagehide", cancel);
  // In pieces, so that what was said is there even when the microphone is pulled out (the recorder then stops by itself).
  recorder.start(1000);
  watch.start();

  return {
    pause() {
      if (recorder.state !== "recording") return;
      recorder.pause();
      watch.stop();
      listeners.onLevel(0);
    },
    resume() {
      if (recorder.state !== "paused") return;
      recorder.resume();
      watch.start();
    },
    stop,
    cancel,
  };
}

/** Adds up the time it runs. */
class StopWatch {
  #before = 0;
  #since: number | null = null;

  start(): void {
    this.#since ??= performance.now();
  }
  stop(): void {
    this.#before = this.elapsedMs();
    this.#since = null;
  }
  elapsedMs(): number {
    return this.#before + (this.#since === null ? 0 : performance.now() - this.#since);
  }
}
