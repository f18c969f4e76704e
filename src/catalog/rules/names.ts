import { type Message, message } from '../message';

const letter = 'A-Za-z\\p{Script=Han}';
const plainName = new RegExp(`^[${letter}][${letter}0-9_-]*$`, 'u');
const dottedName = new RegExp(`^[${letter}][${letter}0-9._-]*$`, 'u');
const startsWithLetter = new RegExp(`^[${letter}]`, 'u');

/** Characters of a name without periods (003 4.4). Its length is declared on the parameter. */
export function name(value: string): Message | undefined {
  if (plainName.test(value)) return undefined;
  return message(
    'A name starts with a letter or Chinese character and contains only letters, Chinese characters, digits, underscores (_) and hyphens (-)',
  );
}

/** Characters of a name in which periods are allowed (002 4.1, 003 4.13). Its length is declared on the parameter. */
export function nameWithDots(value: string): Message | undefined {
  if (dottedName.test(value)) return undefined;
  return message(
    'A name starts with a letter or Chinese character and contains only letters, Chinese characters, digits, periods (.), underscores (_) and hyphens (-)',
  );
}

/** Beginning of a description (003 4.4); everything after it is free. Its length is declared on the parameter. */
export function description(value: string): Message | undefined {
  if (/^https?:\/\//.test(value)) return message('A description must not start with http:// or https://');
  if (startsWithLetter.test(value)) return undefined;
  return message('A description starts with a letter or Chinese character');
}

/** Beginning of a text of which nothing else is said (VpcPeer, ModifyVpcPeerConnection). */
export function noUrl(value: string): Message | undefined {
  return /^https?:\/\//.test(value) ? message('The text must not start with http:// or https://') : undefined;
}
