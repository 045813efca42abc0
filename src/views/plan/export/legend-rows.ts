/** The legend on screen as rows of words, signs and colours to draw: whatever the map's way of showing, the picture explains the same as the page. */
export type LegendPiece =
  | { readonly type: "heading" | "words"; readonly words: string }
  | { readonly type: "picture"; readonly image: HTMLImageElement; readonly ratio: number }
  | { readonly type: "color"; readonly color: string };

export async function legendRows(legend: HTMLElement): Promise<readonly (readonly LegendPiece[])[]> {
  const rows: LegendPiece[][] = [];
  for (const block of legend.querySelectorAll("h3, ul, p, div")) {
    if (block.parentElement?.closest("ul, p, div") != null && legend.contains(block.parentElement.closest("ul, p, div"))) continue;
    const pieces = await piecesOf(block);
    if (pieces.length > 0) rows.push(block.tagName === "H3" ? pieces.map((piece) => (piece.type === "words" ? { ...piece, type: "heading" } : piece)) : pieces);
  }
  return rows;
}

async function piecesOf(node: Node): Promise<LegendPiece[]> {
  if (node instanceof Text) {
    const words = node.data.replace(/\s+/g, " ").trim();
    return words === "" ? [] : [{ type: "words", words }];
  }
  if (node instanceof SVGSVGElement) return [await pictureOf(node)];
  if (node instanceof HTMLElement && node.childNodes.length === 0 && node.style.backgroundColor !== "") return [{ type: "color", color: node.style.backgroundColor }];
  const pieces: LegendPiece[] = [];
  for (const child of node.childNodes) pieces.push(...(await piecesOf(child)));
  return pieces;
}

async function pictureOf(svg: SVGSVGElement): Promise<LegendPiece> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", "72");
  copy.setAttribute("height", String((72 * height) / width));
  copy.removeAttribute("style");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return { type: "picture", image, ratio: height / width };
}
