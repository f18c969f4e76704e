/**
 * Characters that change how the text around them looks, or that cannot be seen: controls, direction marks and
 * overrides, zero-width blanks and tags. Joiners stay: emoji and several scripts are written with them.
 */
const unseen =
  /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text from outside as it may be shown: what would hide or reorder something becomes a visible sign. */
export function plainText(text: string): string {
  return replaceUnseen(wellFormed(text), signOf);
}

/** The same, cut where it gets longer than so many characters: a megabyte in a row or a title stops the window. */
export function shortText(text: string, most: number): string {
  if (text.length <= most) return plainText(text);
  // Half of a character is no character.
  return `${plainText(text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, ''))}…`;
}

/** Replaces each character that cannot be seen, or that changes how others look, by what stands for its code point. */
export function replaceUnseen(text: string, stand: (codePoint: number) => string): string {
  return text.replace(unseen, (character) => stand(character.codePointAt(0) ?? 0));
}

/** Without halves of surrogate pairs, which no file, argument or clipboard can hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** ASCII controls have signs of their own; the others are shown by their number. */
function signOf(codePoint: number): string {
  if (codePoint < 0x20) return String.fromCodePoint(0x2400 + codePoint);
  if (codePoint === 0x7f) return '\u2421';
  return `\u27e8U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}
