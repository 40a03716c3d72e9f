import { allRules } from '../../rules/index.ts';
import type { Analysis } from '../analysis.ts';
import type { CompletionItem } from '../completion.ts';
import { startOfLine } from '../../map/text.ts';

const silencing = /(?:^|[ \t])#[ \t]*service-map-ignore[ \t]+((?:[\w-]+[ \t]*,[ \t]*)*)([\w-]*)$/;
const word = 'service-map-ignore';

/** What can stand in the comment at `offset`; undefined where none begins on the line. */
export function inComment(
  { map, findings, silenced }: Analysis,
  offset: number,
): CompletionItem[] | undefined {
  const start = startOfLine(map.text, offset);
  const line = map.text.slice(start, offset);
  const rest = /^[\w-]*/.exec(map.text.slice(offset, offset + 200))?.[0].length ?? 0;
  if (!line.includes('#')) return undefined;
  const found = silencing.exec(line);
  if (!found) {
    const typed = /(?:^|[ \t])#[ \t]*([\w-]*)$/.exec(line)?.[1];
    return typed !== undefined && word.startsWith(typed)
      ? [
          {
            label: word,
            kind: 'value',
            documentation:
              'Silences the findings of the rules it names, on this line, or on the line below where it stands alone: `# service-map-ignore code, code: reason`.',
            insert: `${word} `,
            range: { start: offset - typed.length, end: offset + rest },
            rank: 0,
          },
        ]
      : undefined;
  }
  const [, before = '', typed = ''] = found;
  const named = new Set(before.split(',').map((code) => code.trim()));
  const alone = /^[ \t]*#/.test(line);
  const { starts } = map.lines;
  const target = map.lines.position(offset).line + (alone ? 1 : 0);
  const from = starts[target] ?? Infinity;
  const to = starts[target + 1] ?? Infinity;
  // The comment may silence already what it is being written for.
  const here = new Set(
    [...findings, ...silenced].flatMap(({ code, range }) =>
      range.start >= from && range.start < to ? [code] : [],
    ),
  );
  return allRules
    .filter(({ code }) => !named.has(code))
    .map(({ code, title }, rank): CompletionItem => ({
      label: code,
      kind: 'rule',
      detail: here.has(code) ? 'found here' : title,
      about: { is: 'rule', code },
      insert: code,
      commitCharacters: [',', ':'],
      range: { start: offset - typed.length, end: offset + rest },
      rank: here.has(code) ? rank : allRules.length + rank,
    }));
}
