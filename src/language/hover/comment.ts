import { contains } from '../../map/text.ts';
import { plural } from '../../rules/common.ts';
import { ruleByCode } from '../../rules/index.ts';
import { silenceAt } from '../../rules/silence.ts';
import type { Analysis } from '../analysis.ts';
import { code, escape } from '../markdown.ts';
import { silencedBy } from '../silencing.ts';
import type { About } from './keys.ts';
import { aboutRule, paragraphs } from './parts.ts';

const word = 'service-map-ignore';

/** A comment that silences: what it silences, or the rule it names. */
export function aboutComment(analysis: Analysis, offset: number): About | undefined {
  const { map } = analysis;
  const silence = silenceAt(map, offset);
  if (!silence) return undefined;
  for (const { code: named, range } of silence.codes) {
    if (!contains(range, offset)) continue;
    const rule = ruleByCode.get(named);
    return rule
      ? { markdown: `Silenced here.\n\n${aboutRule(analysis, rule)}`, range }
      : { markdown: `There is no rule ${code(named)}.`, range };
  }
  const { start, end } = silence.range;
  const at = start + map.text.slice(start, end).indexOf(word);
  const range = { start: at, end: at + word.length };
  if (!contains(range, offset)) return undefined;
  const { findings } = silencedBy(map, [silence], analysis.silenced);
  return {
    markdown: paragraphs([
      `**${word}** — Silences ${silence.codes.length === 0 ? 'all findings' : 'the findings of the rules it names'} on ${silence.alone ? 'the line below' : 'this line'}. Their evidence still counts.`,
      `Silenced now: ${plural(findings.size, 'finding')}.`,
      silence.reason === '' ? undefined : `Reason: ${escape(silence.reason)}`,
    ]),
    range,
  };
}
