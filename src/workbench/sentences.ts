/**
 * Sentences one after the other, as the language (BCP 47) writes them. Chinese leaves no blank behind its own full stop,
 * but one behind a sentence in Latin letters, as many of the service's are.
 */
export function sentences(parts: readonly (string | undefined)[], language: string): string {
  const isChinese = language.toLowerCase().startsWith('zh');
  const told = parts.flatMap((part) => (part === undefined || part === '' ? [] : [part]));
  return told
    .map((part, index) => {
      if (index === told.length - 1) return part;
      // What the service says ends as it likes; run into the next sentence it cannot be read.
      const whole = /[\p{L}\p{N}]$/u.test(part) ? part + (isChinese ? '。' : '.') : part;
      return isChinese && !/[!-~]$/.test(whole) ? whole : `${whole} `;
    })
    .join('');
}
