import { ruleByCode } from '../rules/index.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';
import { aboutComment } from './hover/comment.ts';
import { aboutConstraint, constraintAt } from './hover/constraint.ts';
import { tellFlip } from './hover/flips.ts';
import { aboutTyped } from './hover/halfTyped.ts';
import { aboutInclude } from './hover/include.ts';
import { aboutKey, type About } from './hover/keys.ts';
import { aboutName, serviceOf } from './hover/names.ts';
import { aboutEvidence, aboutRule, paragraphs } from './hover/parts.ts';
import { aboutTrait } from './hover/trait.ts';
import { findingsIn, occurrenceAt } from './places.ts';

export type Hover = About;

/** What there is to say about the place at `offset`: the name, the key or value, and the findings. */
export function hoverAt(analysis: Analysis, offset: number): Hover | undefined {
  const found = occurrenceAt(analysis.map, offset);
  const about: About | undefined = found
    ? { markdown: aboutName(analysis, found), range: found.name.range }
    : (aboutComment(analysis, offset) ??
      aboutInclude(analysis, offset) ??
      aboutTrait(analysis, offset) ??
      aboutKey(analysis, offset) ??
      aboutTyped(analysis, offset));
  const findings = findingsIn(analysis.findings, { start: offset, end: offset });
  const constraint = about && constraintAt(analysis, offset);
  const parts = [
    ...(about ? [about.markdown] : []),
    ...(constraint ? [aboutConstraint(analysis, constraint)] : []),
    ...aboutFindings(analysis, findings, found && serviceOf(found)),
  ].filter((part) => part !== '');
  const range = about?.range ?? findings[0]?.range;
  return range && parts.length > 0 ? { markdown: parts.join('\n\n---\n\n'), range } : undefined;
}

/** Services of one finding whose flips are told. */
const mostServices = 1;

/** The rules behind the findings at a place, and what would flip the services they are about. */
function aboutFindings(
  analysis: Analysis,
  findings: readonly Finding[],
  told: string | undefined,
): string[] {
  const own = new Set<Rule>();
  const behind = new Set<Rule>();
  const services = new Set<string>();
  for (const { code, because = [], services: named = [] } of findings) {
    const rule = ruleByCode.get(code);
    if (rule) own.add(rule);
    for (const each of because) {
      const known = ruleByCode.get(each);
      if (known) behind.add(known);
    }
    if (flippable.has(code))
      // A finding that coupled services share is about the first of them.
      for (const name of code === 'split-apart' ? named.slice(0, 1) : named) services.add(name);
  }
  const { indexes } = analysis.map.model.users;
  const flips = [...services]
    .filter((name) => name !== told)
    .slice(0, mostServices)
    .map((name) => tellFlip(analysis, indexes.get(name) ?? -1));
  const evidence = [...behind].filter((rule) => !own.has(rule));
  return [
    ...[...own].map((rule) => aboutRule(analysis, rule)),
    paragraphs(evidence.map((rule) => aboutEvidence(analysis, rule))),
    paragraphs(flips),
  ];
}

/** Findings that follow from where services are recommended. */
const flippable: ReadonlySet<string> = new Set([
  'split-apart',
  'lumped-together',
  'coordinate-by-hand',
]);
