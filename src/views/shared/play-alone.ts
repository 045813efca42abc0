/** Only one recording plays at a time on the page. */
let current: HTMLMediaElement | null = null;

export function playAlone(audio: HTMLMediaElement): Promise<void> {
  if (current !== audio) current?.pause();
  current = audio;
  return audio.play();
}
