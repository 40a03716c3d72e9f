import { stepsAt, type Step } from '../../map/syntax.ts';
import type { Choice, Key } from '../../map/vocabulary.ts';
import { contains, type Range } from '../../map/text.ts';
import { ruleByCode } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Analysis } from '../analysis.ts';
import { signed } from '../balance.ts';
import { code, link } from '../markdown.ts';
import { typeAt } from '../vocabularyAt.ts';
import { rulesOfKey, rulesOfValue } from './keyRules.ts';
import { aboutRule, paragraphs, rulesLine, weightOf } from './parts.ts';

export interface About {
  readonly markdown: string;
  readonly range: Range;
}

export const pathOf = (steps: readonly Step[]): string[] =>
  steps.flatMap((step) => ('pair' in step ? [step.pair.key.text] : []));

/** A key of the file format, the value behind it, or a rule under `rules:`. */
export function aboutKey(analysis: Analysis, offset: number): About | undefined {
  const steps = stepsAt(analysis.map.root, offset);
  const last = steps.findLast((step) => 'pair' in step);
  if (!last) return undefined;
  const { key, value } = last.pair;
  const path = pathOf(steps);
  if (contains(key.range, offset)) {
    const markdown = tellKey(analysis, path);
    return markdown === undefined ? undefined : { markdown, range: key.range };
  }
  const item = steps.at(-1);
  const written =
    item && 'list' in item
      ? item.list.items[item.index]
      : value.kind === 'list'
        ? undefined
        : value;
  if (written?.kind !== 'scalar' || written.missing || !contains(written.range, offset))
    return undefined;
  const markdown = tellValue(analysis, path, written.text);
  return markdown === undefined ? undefined : { markdown, range: written.range };
}

const isPreset = (path: readonly string[]): boolean =>
  path.length === 2 && path[0] === 'rules' && path[1] === 'preset';
const aboutPreset = 'Which advice the points of the rules follow.';

/** What the key at the end of a path means. */
export function tellKey(analysis: Analysis, path: readonly string[]): string | undefined {
  const name = path.at(-1) ?? '';
  const rule = path.length === 2 && path[0] === 'rules' ? ruleByCode.get(name) : undefined;
  if (rule) return tellRule(analysis, rule);
  if (isPreset(path))
    return paragraphs([
      `**preset** — ${aboutPreset}`,
      choiceLines(choicesAt(path)),
      `In this map: ${code(analysis.map.model.preset)}. A rule with points of its own keeps them.`,
    ]);
  const key = typeAt(path)?.key;
  return key && describe(analysis, path, key);
}

export function tellRule(analysis: Analysis, rule: Rule): string {
  const standard = rule.points?.kind === 'points' ? rule.points : undefined;
  return paragraphs([
    rule.what,
    aboutRule(analysis, rule),
    standard &&
      `Points by default: ${signed(standard.coupling)} under ${code('coupling')}, ${signed(standard['fewer-projects'])} under ${code('fewer-projects')}.`,
  ]);
}

function describe(analysis: Analysis, path: readonly string[], key: Key): string {
  return paragraphs([
    `**${key.name}** — ${key.description}`,
    choiceLines(choicesAt(path)),
    `Example: ${code(`${key.name}: ${key.example}`)}`,
    rulesLine(analysis, rulesOfKey(path)),
  ]);
}

const choiceLines = (choices: readonly Choice[]): string =>
  choices.map(({ value, description }) => `- ${code(value)}: ${description}`).join('\n');

export function choicesAt(path: readonly string[]): readonly Choice[] {
  const type = typeAt(path)?.type;
  return type && 'choices' in type ? type.choices : [];
}

/** What a value means behind the last key of a path. */
export function tellValue(
  analysis: Analysis,
  path: readonly string[],
  value: string,
): string | undefined {
  const rule = path[0] === 'rules' && path.length === 2 ? ruleByCode.get(path[1] ?? '') : undefined;
  if (rule) return tellPolicy(analysis, rule, value);
  const key = typeAt(path)?.key ?? typeAt(path.slice(0, -1))?.key;
  const choice = choicesAt(path).find((each) => each.value === value);
  if (choice)
    return paragraphs([
      `**${choice.value}** — ${choice.description}`,
      isPreset(path)
        ? `A value of ${code('preset')}: ${aboutPreset}`
        : key && `A value of ${code(key.name)}: ${key.description}`,
      rulesLine(analysis, rulesOfValue(path, value)),
    ]);
  const own = typeAt(path)?.key;
  return own && describe(analysis, path, own);
}

const severities: Readonly<Record<string, string>> = {
  error: 'Its findings are errors.',
  warning: 'Its findings are warnings.',
  information: 'Its findings are information.',
  hint: 'Its findings are hints.',
};

/** What the map's own setting of a rule does. */
function tellPolicy(analysis: Analysis, rule: Rule, value: string): string {
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  const said =
    number === undefined
      ? value === 'off'
        ? `${code(rule.code)} is off: neither counted nor reported.`
        : (severities[value] ?? `${code(rule.code)} takes points, a severity, or ${code('off')}.`)
      : rule.points
        ? `${link(rule.code)} counts ${weightOf(analysis, rule) ?? value} for each pair of services that it finds. ${tellPoints(number)}`
        : `${link(rule.code)} only reports: points say nothing here.`;
  return paragraphs([said, aboutRule(analysis, rule)]);
}

/** What so many points mean as a probability. */
export function tellPoints(points: number): string {
  const percent = 100 / (1 + 10 ** (-points / 10));
  const told = percent > 99.5 ? percent.toFixed(2) : percent.toFixed(0);
  return `A point is a deciban: ${points} ${points === 1 ? 'point is' : 'points are'} about ${told} % sure, if nothing else is known (p = 1 / (1 + 10^(−points / 10))).`;
}
