/** The map as a picture, with what a picture must say: how far a pixel reaches, and whose map it is. */
export interface TakenMap {
  readonly canvas: HTMLCanvasElement;
  /** As on screen, CSS pixels; the canvas may have more. */
  readonly width: number;
  readonly height: number;
  /** Of a CSS pixel, in the middle of the city. */
  readonly metresPerPixel: number;
  readonly attribution: string;
}
export interface MapTaker {
  take(): TakenMap;
  takeSharp(): Promise<TakenMap>;
}
