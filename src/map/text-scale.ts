/** Larger words on the map for those who asked the whole app for larger words. Pure but for the measuring. */
import type { StyleSpecification } from "maplibre-gl";

/** How much larger than usual the page's text is: 1.375 in simple mode. */
export function pageTextScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}

/** Multiplies every text size of a style, plain or by zoom; what it does not understand it leaves. */
export function withTextScale(style: StyleSpecification, scale: number): StyleSpecification {
  if (scale === 1) return style;
  return {
    ...style,
    layers: style.layers.map((layer) => {
      const size = layer.type === "symbol" ? layer.layout?.["text-size"] : undefined;
      return layer.type !== "symbol" || size === undefined ? layer : { ...layer, layout: { ...layer.layout, "text-size": scaled(size, scale) } };
    }),
  };
}

function scaled<Size>(size: Size, scale: number): Size {
  const multiplied = (value: unknown): unknown => (typeof value === "number" ? Math.round(value * scale * 100) / 100 : value);
  if (typeof size === "number") return multiplied(size) as Size;
  // ["interpolate", how, input, stop, value, stop, value …]: the values are every second from the fifth.
  if (Array.isArray(size) && size[0] === "interpolate") return size.map((part: unknown, index) => (index >= 4 && index % 2 === 0 ? multiplied(part) : part)) as Size;
  return size;
}
