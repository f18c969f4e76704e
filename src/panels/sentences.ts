/** Sentences one after the other, as the language (BCP 47) writes them: Chinese leaves no blank between them. */
export function sentences(parts: readonly (string | undefined)[], language: string): string {
  const blank = language.toLowerCase().startsWith('zh') ? '' : ' ';
  return parts.filter((part) => part !== undefined && part !== '').join(blank);
}
