import { type Message, message } from '../message';

/** Rule: a number that is set in steps of 100, such as the port down delay. Its range is declared on the parameter. */
export function hundreds(value: string): Message | undefined {
  return /^(0|[1-9]\d*00)$/.test(value) ? undefined : message('Enter a multiple of 100');
}
