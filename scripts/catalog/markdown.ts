/** A table; cells are Markdown already. Nothing at all when there are no rows. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bulleted list; nothing at all when it has no items. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A name as it is on the wire. */
export function code(name: string): string {
  return `\`${name}\``;
}

export function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

/** Words as they are, also in a cell of a table. */
export function words(text: string): string {
  return text.replace(/[\\|*<_[\]]/g, (sign) => `\\${sign}`);
}

/** A link to a heading of the same page. */
export function linkTo(heading: string): string {
  const anchor = heading
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^\w-]/g, '');
  return `[${words(heading)}](#${anchor})`;
}

/** Blocks with an empty line between them; empty blocks are left out. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
