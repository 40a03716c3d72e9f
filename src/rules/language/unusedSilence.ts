import { commit, type Edits } from '../../map/edits.ts';
import type { ParsedMap } from '../../map/parse.ts';
import type { Range } from '../../map/text.ts';
import { fixWith } from '../fixes.ts';
import { silenceAt, type Silence } from '../silence.ts';
import type { Finding, Rule } from '../rule.ts';

const code = 'unused-silence';

const unused = (message: string, range: Range): Finding => ({
  code,
  severity: 'hint',
  message,
  range,
  related: [],
  unnecessary: true,
});

/**
 * What a comment names in vain: all of it, or single codes. `used` are the codes that silenced
 * something; of those that `isOpen` says nothing is known.
 */
export function unusedIn(
  { range, codes }: Silence,
  used: ReadonlySet<string>,
  isOpen: (code: string) => boolean,
): readonly Finding[] {
  const vain = codes.filter(({ code: named }) => !used.has(named) && !isOpen(named));
  if (used.size === 0 && vain.length === codes.length)
    return [unused('This comment silences nothing.', range)];
  return vain.map(({ code: named, range: place }) =>
    unused(`There is no finding of ${named} to silence here.`, place),
  );
}

export const unusedSilence: Rule = {
  code,
  family: 'language',
  title: 'Comment that silences nothing',
  what: 'A comment silences findings, or those of a rule, and there is no such finding on its line.',
  why: 'A leftover: it would hide the next finding of its kind, which nobody has looked at.',
  todo: 'Take it out (quick fix).',
  severity: 'hint',
  fixes: ({ range }, { map }) => {
    const silence = silenceAt(map, range.start);
    if (!silence) return [];
    if (silence.range.start === range.start)
      return fixWith('Remove the comment', () => without(map, ofComment(map, silence)), true);
    const index = silence.codes.findIndex((each) => each.range.start === range.start);
    const [first, second] = silence.codes;
    const named = silence.codes[index];
    const before = silence.codes[index - 1];
    if (!first || !second || !named) return [];
    const gone = before
      ? { start: before.range.end, end: named.range.end }
      : { start: first.range.start, end: second.range.start };
    return fixWith(`Remove ${named.code} from the comment`, () => without(map, gone), true);
  },
  triggers: [
    {
      title: 'A comment that is left over',
      map: `version: 1
services:
  cart: { databases: [db] } # service-map-ignore split-apart: moves in March
  orders: { databases: [db] }
`,
      expect: ['This comment silences nothing.'],
    },
    {
      title: 'One code of two',
      map: `version: 1
services:
  # service-map-ignore stable-api, split-apart: moves in March
  cart: { databases: [db], project: shop }
  orders: { databases: [db], project: orders }
`,
      expect: ['There is no finding of stable-api to silence here.'],
    },
  ],
  quiet: [
    {
      title: 'A comment at work',
      map: `version: 1
services:
  cart: { databases: [db], project: shop } # service-map-ignore split-apart: moves in March
  orders: { databases: [db], project: orders }
`,
    },
  ],
};

const without = (map: ParsedMap, range: Range): Edits =>
  commit(map, [{ edits: [{ range, text: '' }], intend: (before) => before }]);

/** A comment with what goes with it: its whole line where it stands alone, else the blanks before it. */
function ofComment({ files, lines, text }: ParsedMap, { range, alone }: Silence): Range {
  const { line } = lines.position(range.start);
  const start = lines.lineStart(line);
  if (!alone) {
    const blanks = text.slice(start, range.start);
    return { start: start + blanks.trimEnd().length, end: range.end };
  }
  const file = files.findLast((each) => each.range.start <= range.start);
  const next = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : range.end;
  return { start, end: Math.min(next, file?.range.end ?? next) };
}
