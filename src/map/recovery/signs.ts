import type { Problem } from '../problem.ts';
import { syntaxProblem, type Mask } from './masks.ts';

/**
 * Signs that look like others, each kind told once: carriage returns alone, which end a line by
 * YAML and by the protocol of editors but for few other tools, are read as line feeds; blanks of
 * other kinds, as web pages have them, are read as spaces where a line is laid out with them.
 */
export function unfamiliarSigns(text: string, problems: Problem[]): Mask[] {
  notInUtf8(text, problems);
  const returns = loneReturns(text);
  tell(problems, returns, {
    one: 'This line ends with a carriage return alone. Use a line feed.',
    many: (count) =>
      `Lines end with a carriage return alone: ${count} from here on. Use line feeds.`,
  });
  const blanks = foreignBlanks(text);
  tell(problems, blanks, {
    one: 'This blank is no space, but a letter to YAML. Use a space.',
    many: (count) =>
      `These blanks are no spaces, but letters to YAML: ${count} from here on. Use spaces.`,
  });
  return [...returns, ...blanks].sort((a, b) => a.start - b.start);
}

/** What stands for carriage returns that are alone. */
export const loneReturns = (text: string): Mask[] =>
  text.includes('\r')
    ? [...text.matchAll(/\r(?!\n)/g)].map(({ index: start }) => maskAt(start, '\n'))
    : [];

const foreign = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Those and the blanks of YAML, as part of a pattern. */
const blank = `[ \\t${foreign.source.slice(1)}`;
/** Indentation, which a byte order mark may stand before, dashes, and a plain key with its colon. */
const layout = new RegExp(`^\\ufeff?${blank}*(?:-${blank}+)*(?:[\\w.-]+:${blank}+)?`, 'gm');

/** What stands for blanks that are no spaces, where a line is laid out with them. */
export function foreignBlanks(text: string): Mask[] {
  if (text.search(foreign) < 0) return [];
  return [...text.matchAll(layout)].flatMap(({ index, 0: laid }) =>
    [...laid.matchAll(foreign)].map((found) => maskAt(index + found.index, ' ')),
  );
}

/** Whether a text has signs that are told once for all of it. */
export const hasUnfamiliarSigns = (text: string): boolean =>
  loneReturns(text).length > 0 || foreignBlanks(text).length > 0;

/** Whether a text is one blank that is no space. */
export const isForeignBlank = (text: string): boolean =>
  text.length === 1 && text.search(foreign) === 0;

const maskAt = (start: number, text: string): Mask => ({ start, end: start + 1, text });

function tell(
  problems: Problem[],
  masks: readonly Mask[],
  words: { readonly one: string; many(count: number): string },
): void {
  const [first] = masks;
  if (!first) return;
  const message = masks.length === 1 ? words.one : words.many(masks.length);
  problems.push(syntaxProblem(message, first.start, first.end));
}

/** What was no UTF-8 has become this sign when the file was read, and cannot be told any more. */
function notInUtf8(text: string, problems: Problem[]): void {
  const start = text.indexOf('\ufffd');
  if (start < 0) return;
  problems.push({
    code: 'not-text',
    message: 'This sign could not be read: the file is not in UTF-8, or was once saved wrongly.',
    range: { start, end: start + 1 },
  });
}
