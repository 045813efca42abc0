/**
 * Makes the demo's pictures and sounds: the drawings (*.svg) as WebP, and two sounds from formulas as WebM with Opus, as a phone would have
 * sent them. Nobody is in them. Run by hand when one has changed: `npx tsx supabase/embedded/demo/media/make.ts`; prints what media.ts holds.
 */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../../../tests/support/browser";

const FOLDER = import.meta.dirname;
const SOUNDS = ["bell", "whistle"] as const;

const options = await launchOptions();
const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), "--autoplay-policy=no-user-gesture-required"] });
const page = await browser.newPage();
for (const file of (await readdir(FOLDER)).filter((name) => name.endsWith(".svg"))) {
  const { picture, width, height } = await page.evaluate(draw, await readFile(join(FOLDER, file), "utf8"));
  await save(file.replace(".svg", ".webp"), picture);
  console.log(file, { width, height });
}
for (const sound of SOUNDS) {
  const { recording, durationMs, peaks } = await page.evaluate(record, sound);
  await save(`${sound}.webm`, recording);
  console.log(sound, { durationMs }, JSON.stringify(peaks));
}
await browser.close();

async function save(name: string, dataUrl: string): Promise<void> {
  await writeFile(join(FOLDER, name), Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64"));
}

async function draw(svg: string): Promise<{ picture: string; width: number; height: number }> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  Object.assign(canvas, { width, height });
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return { picture: canvas.toDataURL("image/webp", 0.82), width, height };
}

/** In real time: the browser's own recorder makes the file. */
async function record(sound: "bell" | "whistle"): Promise<{ recording: string; durationMs: number; peaks: number[] }> {
  const seconds = sound === "bell" ? 22 : 9;
  const rate = 48_000;
  const wave = new Float32Array(seconds * rate);
  // Partials of a church bell: hum, prime, tierce, quint, nominal; the higher, the sooner gone.
  const partials = [[0.5, 0.6, 2.2], [1, 1, 1.5], [1.2, 0.7, 1.1], [1.5, 0.4, 0.8], [2, 0.8, 0.6], [2.67, 0.25, 0.35]] as const;
  let phase = 0;
  for (let n = 0; n < wave.length; n += 1) {
    const t = n / rate;
    if (sound === "bell") {
      for (let stroke = 0; stroke < 13; stroke += 1) {
        const since = t - 0.4 - stroke * 1.5;
        if (since < 0 || since > 6) continue;
        for (const [ratio, loud, life] of partials) wave[n] = (wave[n] ?? 0) + 0.13 * loud * Math.exp(-since / life) * Math.sin(2 * Math.PI * 330 * ratio * since);
      }
    } else {
      const blown = Math.min(1, Math.max(0, (t - 0.4) / 0.9), Math.max(0, (8 - t) / 1.4));
      phase += (2 * Math.PI * (300 + 240 * blown)) / rate;
      const steam = (Math.random() * 2 - 1) * 0.06;
      wave[n] = blown * (0.22 * Math.sin(phase) + 0.12 * Math.sin(2.01 * phase) + 0.05 * Math.sin(3.02 * phase) + steam);
    }
  }
  const context = new AudioContext({ sampleRate: rate });
  const buffer = context.createBuffer(1, wave.length, rate);
  buffer.copyToChannel(wave, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  const ear = context.createMediaStreamDestination();
  source.connect(ear);
  const recorder = new MediaRecorder(ear.stream, { mimeType: "audio/webm;codecs=opus", audioBitsPerSecond: 20_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const isRecorded = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  source.start();
  await new Promise((resolve) => (source.onended = resolve));
  recorder.stop();
  await isRecorded;
  const recording = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(new Blob(parts));
  });
  const heights = Array.from({ length: 48 }, (_, bar) => {
    const length = Math.floor(wave.length / 48);
    return wave.subarray(bar * length, (bar + 1) * length).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  });
  const highest = Math.max(...heights);
  return { recording, durationMs: seconds * 1000, peaks: heights.map((height) => Math.round((255 * height) / highest)) };
}
