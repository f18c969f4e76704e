import { message } from '../catalog/message';
import type { ErrorView } from '../protocol/error';
import { plainError } from '../protocol/error';
import type { PanelPorts } from './ports';

/** Something a panel itself has to refuse; the text is in the person's language. */
export class PanelError extends Error {
  constructor(text: string) {
    super(text);
    this.name = 'PanelError';
  }
}

/** What a panel shows of anything that was thrown. */
export function errorView(
  error: unknown,
  { describe, translate }: Pick<PanelPorts, 'describe' | 'translate'>,
): ErrorView {
  if (error instanceof PanelError) return plainError(error.message);
  return describe(error) ?? plainError(translate(message('Canceled')), true);
}
