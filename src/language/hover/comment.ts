import type { Range } from '../../map/text.ts';
import { plural } from '../../rules/common.ts';
import { ruleByCode } from '../../rules/index.ts';
import { readSilences } from '../../rules/silence.ts';
import type { Analysis } from '../analysis.ts';
import { code, escape } from '../markdown.ts';
import type { About } from './keys.ts';
import { aboutRule, paragraphs } from './parts.ts';

const word = 'service-map-ignore';

/** A comment that silences: what it silences, or the rule it names. */
export function aboutComment(analysis: Analysis, offset: number): About | undefined {
  const { map } = analysis;
  const start = map.text.lastIndexOf('\n', offset - 1) + 1;
  const end = map.text.indexOf('\n', offset);
  const line = map.text.slice(start, end < 0 ? map.text.length : end);
  const [silence] = readSilences(line);
  if (!silence) return undefined;
  for (const named of silence.codes) {
    const from = start + named.start;
    const range: Range = { start: from, end: from + named.code.length };
    if (offset < range.start || offset > range.end) continue;
    const rule = ruleByCode.get(named.code);
    return rule
      ? { markdown: `Silenced here.\n\n${aboutRule(analysis, rule)}`, range }
      : { markdown: `There is no rule ${code(named.code)}.`, range };
  }
  const at = start + line.indexOf(word);
  if (offset < at || offset > at + word.length) return undefined;
  const below = silence.line > 0;
  const target = map.lines.position(start).line + silence.line;
  const silenced = analysis.silenced.filter(
    ({ range }) => map.lines.position(range.start).line === target,
  ).length;
  return {
    markdown: paragraphs([
      `**${word}** — Silences ${silence.codes.length === 0 ? 'all findings' : 'the findings of the rules it names'} on ${below ? 'the line below' : 'this line'}. Their evidence still counts.`,
      `Silenced now: ${plural(silenced, 'finding')}.`,
      silence.reason === '' ? undefined : `Reason: ${escape(silence.reason)}`,
    ]),
    range: { start: at, end: at + word.length },
  };
}
