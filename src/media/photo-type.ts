/** Tells a picture by its first bytes: names and types that come with a file say what somebody called it, not what it is. */
export type PhotoType = "jpeg" | "png" | "webp" | "gif" | "heic" | "avif";

/** Enough for every signature below. */
export const SIGNATURE_BYTES = 32;

const HEIC_BRANDS: ReadonlySet<string> = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1"]);
const AVIF_BRANDS: ReadonlySet<string> = new Set(["avif", "avis"]);

/** Null for everything else: SVG, HTML, TIFF, PDF, text, also when they are called photo.jpg. */
export function photoTypeOf(start: Uint8Array): PhotoType | null {
  const letters = (from: number, to: number): string => String.fromCharCode(...start.subarray(from, to));
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return "jpeg";
  if (letters(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (letters(0, 4) === "RIFF" && letters(8, 12) === "WEBP") return "webp";
  if (letters(0, 6) === "GIF87a" || letters(0, 6) === "GIF89a") return "gif";
  if (letters(4, 8) !== "ftyp") return null;
  // ISO base media: the major brand, then four bytes of version, then the compatible ones.
  const brands = [8, 16, 20, 24, 28].map((from) => letters(from, from + 4));
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return "avif";
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? "heic" : null;
}
