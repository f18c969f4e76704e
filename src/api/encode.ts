/**
 * Percent-encodes as the signature wants it: UTF-8, upper-case hex, blank as `%20`, and only letters, digits and
 * `- _ . ~` left alone (wire-facts 1.1).
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Replaces halves of surrogate pairs by U+FFFD; they have no UTF-8 form and would make encoding throw. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
