/** The words of a part of the page as one would read them out: block by block, without what is hidden and without the voice's own buttons. */
const SKIPPED = '[aria-hidden="true"], [hidden], [data-not-read], .visually-hidden, script, style, select, textarea, svg, canvas';
const INLINE = new Set(["SPAN", "A", "B", "STRONG", "EM", "I", "BDI", "SMALL", "TIME", "ABBR", "MARK"]);

export function readableText(root: Element): string {
  const blocks: { readonly of: Element; words: string }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent ?? "";
    if (parent === null || words.trim() === "" || isSkipped(parent, root)) continue;
    const of = blockOf(parent, root);
    const last = blocks.at(-1);
    if (last?.of === of) last.words += words;
    else blocks.push({ of, words });
  }
  return blocks.map(({ words }) => asSentence(words.replace(/\s+/g, " ").trim())).join("\n");
}

function isSkipped(element: Element, root: Element): boolean {
  const skipped = element.closest(SKIPPED);
  return skipped !== null && skipped !== root && root.contains(skipped);
}
function blockOf(element: Element, root: Element): Element {
  let of = element;
  while (of !== root && INLINE.has(of.tagName) && of.parentElement !== null) of = of.parentElement;
  return of;
}
/** A voice draws breath only at a full stop: headings and choices get one. */
function asSentence(words: string): string {
  return /[.!?…:؟]$/.test(words) ? words : `${words}.`;
}
