import type { Edit } from './session.ts';

/** Types at the end of the name of an owner and takes it back, all over the file. */
export function typing(text: string, count: number): Edit[] {
  const owners = text
    .split('\n')
    .flatMap((content, line) =>
      content.startsWith('    owner: ') ? [{ line, end: content.length }] : [],
    );
  return Array.from({ length: count }, (_, index): Edit => {
    const { line, end } = owners[Math.floor((Math.floor(index / 2) * owners.length) / count)] ?? {
      line: 0,
      end: 0,
    };
    return index % 2 === 0
      ? { line, from: end, to: end, text: '1' }
      : { line, from: end, to: end + 1, text: '' };
  });
}
