/** Whether operations fit a pattern: the parts between its stars, one behind the other, from the first letter to the last. */
export function matcher(pattern = '*'): (operation: string) => boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (operation) => operation === pattern;
  return (operation) => {
    if (!operation.startsWith(first)) return false;
    let from = first.length;
    for (const part of others) {
      const at = operation.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return operation.length - last.length >= from && operation.endsWith(last);
  };
}

/** What may stand for the operations of a fault. One that fits none would never strike, and nobody would know why. */
export const fittingPattern = 'an operation of the sandbox, or a pattern that fits some';
