import type { ParsedMap } from '../../map/parse.ts';
import { plural } from '../../rules/common.ts';
import { ruleByCode } from '../../rules/index.ts';
import { silenceAt, type Silence } from '../../rules/silence.ts';
import type { Analysis } from '../analysis.ts';
import { code, escape } from '../markdown.ts';
import type { About } from './keys.ts';
import { aboutRule, paragraphs } from './parts.ts';

const word = 'service-map-ignore';

/** A comment that silences: what it silences, or the rule it names. */
export function aboutComment(analysis: Analysis, offset: number): About | undefined {
  const { map } = analysis;
  const silence = silenceAt(map, offset);
  if (!silence) return undefined;
  for (const { code: named, range } of silence.codes) {
    if (offset < range.start || offset > range.end) continue;
    const rule = ruleByCode.get(named);
    return rule
      ? { markdown: `Silenced here.\n\n${aboutRule(analysis, rule)}`, range }
      : { markdown: `There is no rule ${code(named)}.`, range };
  }
  const at = map.text.indexOf(word, silence.range.start);
  if (offset < at || offset > at + word.length) return undefined;
  const target = targetOf(map, silence);
  const silenced = analysis.silenced.filter(
    ({ range }) => map.lines.position(range.start).line === target,
  ).length;
  return {
    markdown: paragraphs([
      `**${word}** — Silences ${silence.codes.length === 0 ? 'all findings' : 'the findings of the rules it names'} on ${silence.alone ? 'the line below' : 'this line'}. Their evidence still counts.`,
      `Silenced now: ${plural(silenced, 'finding')}.`,
      silence.reason === '' ? undefined : `Reason: ${escape(silence.reason)}`,
    ]),
    range: { start: at, end: at + word.length },
  };
}

/** The line whose findings a comment silences: its own, or the next one that is no comment. */
function targetOf({ lines, text }: ParsedMap, { range, alone }: Silence): number {
  let { line } = lines.position(range.start);
  if (!alone) return line;
  const isComment = (at: number): boolean =>
    text.slice(lines.lineStart(at), lines.lineEnd(at)).trimStart().startsWith('#');
  while (line < lines.lineCount && isComment(line)) line++;
  return line;
}
