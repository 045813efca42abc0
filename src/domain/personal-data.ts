/**
 * Finds what looks like personal data while someone writes, so that the form can hint and the moderator is warned. A hint, never a
 * refusal: it errs towards silence on years, addresses and bus lines. The database has the same check for its flags.
 */
export type PersonalDataType = "personnummer" | "samordningsnummer" | "phone" | "email" | "plate" | "name";

export interface PersonalDataFinding {
  readonly type: PersonalDataType;
  /** Half-open range in the text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

interface Finder {
  readonly type: PersonalDataType;
  readonly pattern: RegExp;
  /** What may not stand right before. Not a lookbehind: iPhones before iOS 16.4 cannot even load a file that has one. */
  readonly notAfter?: RegExp;
  readonly accepts?: (match: string) => boolean;
}

const DIGIT = /\d/;
const DIGIT_OR_PLUS = /[\d+]/;
const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /[\p{L}\d]/u;

const NAME = "[\\p{L}][\\p{L}'’-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*){0,2}";
/** A street may be called something; people are. */
const WHO = inAnyCase("jag|han|hon|hen|de|pojken|flickan|mannen|kvinnan|killen|tjejen|grannen|läraren|(?:kille|tjej|man|kvinna|pojke|flicka|granne|lärare|kompis) som");
const NO_NAME = `(?!(?:${inAnyCase("inte|bara|samma|också|vad|not")})(?!\\p{L}))`;

/** In order of trust: a later finding inside an earlier one is dropped. */
const FINDERS: readonly Finder[] = [
  { type: "email", pattern: /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,8}\.\p{L}{2,}/gu },
  { type: "personnummer", notAfter: DIGIT, pattern: /(?:1[89]|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+–\s]?\d{4}(?!\d)/g, accepts: hasCheckDigit },
  // A coordination number is a personal number with 60 added to the day.
  { type: "samordningsnummer", notAfter: DIGIT, pattern: /(?:1[89]|20)?\d{2}(?:0[1-9]|1[0-2])(?:6[1-9]|[78]\d|9[01])[-+–\s]?\d{4}(?!\d)/g, accepts: hasCheckDigit },
  { type: "phone", notAfter: DIGIT_OR_PLUS, pattern: /(?:\+|00)[1-9]\d(?:[\s()/–-]{0,2}\d){6,12}(?!\d)/g },
  { type: "phone", notAfter: DIGIT, pattern: /0[1-9](?:[\s/–-]{0,2}\d){6,9}(?!\d)/g, accepts: isNotADate },
  // Sweden issues no I, Q or V, and no O at the end. Small letters only when written together, else "att 100" would be one.
  { type: "plate", notAfter: LETTER_OR_DIGIT, pattern: /[A-HJ-PR-UW-Z]{3}[\s-]?\d{2}[A-HJ-NPR-UW-Z\d](?![\p{L}\d])/gu },
  { type: "plate", notAfter: LETTER_OR_DIGIT, pattern: /[a-hj-pr-uw-z]{3}\d{3}(?![\p{L}\d])/gu },
  { type: "name", notAfter: LETTER, pattern: new RegExp(`(?:${WHO})\\s+${inAnyCase("heter")}\\s+${NO_NAME}${NAME}`, "gu") },
  { type: "name", notAfter: LETTER, pattern: new RegExp(`(?:${inAnyCase("mitt|hans|hennes")})\\s+(?:${inAnyCase("fullständiga")}\\s+)?${inAnyCase("namn är")}\\s+${NAME}`, "gu") },
  { type: "name", notAfter: LETTER, pattern: new RegExp(`(?:${inAnyCase("my|his|her")})\\s+${inAnyCase("name is")}\\s+${NO_NAME}${NAME}`, "gu") },
  { type: "name", notAfter: LETTER, pattern: new RegExp(`(?:${inAnyCase("i am|i['’]m|he is|she is")})\\s+${inAnyCase("called")}\\s+${NAME}`, "gu") },
  { type: "name", notAfter: LETTER, pattern: /(?:أنا\s+)?(?:اسمي|إسمي|اسمه|اسمها)\s+(?:هو\s+|هي\s+)?\p{L}+(?:\s+\p{L}+)?/gu },
];

/** UTF-16 units that are looked at: five times the longest text one may send, so that a pasted book does not stop the keyboard. */
const LOOKED_AT = 10_000;

export function findPersonalData(text: string): readonly PersonalDataFinding[] {
  const readable = withAsciiDigits(text.slice(0, LOOKED_AT));
  const found: PersonalDataFinding[] = [];
  for (const finder of FINDERS) {
    for (const [start, match] of matchesOf(finder, readable)) {
      const end = start + match.length;
      const overlaps = found.some((other) => start < other.end && other.start < end);
      if (!overlaps && finder.accepts?.(match) !== false) found.push({ type: finder.type, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text without what was found, and without the gap it would leave. */
export function withoutFinding(text: string, { start, end }: PersonalDataFinding): string {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const leavesGap = /(^|\s)$/.test(before) && /^([^\S\n]|[.,;:!?]|$)/.test(after);
  return (leavesGap ? before.replace(/[^\S\n]$/, "") : before) + (before === "" ? after.replace(/^[^\S\n]+/, "") : after);
}

function* matchesOf({ pattern, notAfter }: Finder, text: string): Generator<readonly [start: number, match: string]> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (notAfter?.test(text.charAt(match.index - 1)) === true) pattern.lastIndex = match.index + 1;
    else yield [match.index, match[0]];
  }
}

/** Not the flag "i": with it a name's next small word would count as its capital. */
function inAnyCase(words: string): string {
  return words.replace(/\p{L}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`).replaceAll(" ", "\\s+");
}

/** The Luhn sum over the last ten digits is a multiple of ten. */
export function hasCheckDigit(number: string): boolean {
  const digits = [...number.replace(/\D/g, "").slice(-10)].map(Number);
  if (digits.length !== 10) return false;
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** "05-12-1999" is a day, not a number to ring. */
function isNotADate(match: string): boolean {
  return !/^0[1-9][-/\s](?:0[1-9]|1[0-2]|[12]\d|3[01])[-/\s](?:19|20)\d{2}$/.test(match);
}

/** Arabic and Persian digits one for one, so that positions stay the same. */
function withAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
