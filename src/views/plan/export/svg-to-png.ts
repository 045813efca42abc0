/** A drawing as pixels, twice as many as it says, for documents that take no SVG. */
import type { ChartSvg } from "../../../export/chart-svg";

const RATIO = 2;

export async function svgToPng({ svg, width, height }: ChartSvg): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * RATIO, height * RATIO];
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
