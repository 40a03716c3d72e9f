import { pointsUnder, type Rule } from '../../rules/rule.ts';
import { list, plural } from '../../rules/common.ts';
import { ruleByCode } from '../../rules/index.ts';
import type { Analysis } from '../analysis.ts';
import { signed, type Balance } from '../balance.ts';
import { escape, link } from '../markdown.ts';

/** The pieces that hovers are put together from. */

export const paragraphs = (lines: readonly (string | undefined)[]): string =>
  lines.filter((line) => line !== undefined && line !== '').join('\n\n');

/** Names of services as text, cut after `most`. */
export const tellServices = (
  { evidence }: Analysis,
  services: readonly number[],
  most: number,
): string => {
  const shown = services.length > most ? services.slice(0, most - 1) : services;
  const names = shown.map((service) => escape(evidence.services[service] ?? ''));
  const more = services.length - shown.length;
  return list(more > 0 ? [...names, `${more} more`] : names, Infinity);
};

/** The points of a rule in this map: `+10`, `required`, `off`; undefined for one that only reports. */
export function weightOf({ map: { model } }: Analysis, rule: Rule): string | undefined {
  if (!rule.points) return undefined;
  const policy = model.policies.find(({ name }) => name.text === rule.code)?.setting.value;
  const points = pointsUnder(rule, model.preset, policy);
  if (points === 0) return policy === undefined ? '0 points' : 'off';
  return rule.points.kind === 'required' ? 'required' : signed(points);
}

/** What a rule is about, why that matters, and what to do. */
export function aboutRule(analysis: Analysis, rule: Rule): string {
  const weight = weightOf(analysis, rule);
  return paragraphs([
    `**${rule.title}** ${link(rule.code)}${weight === undefined ? '' : ` (${weight})`}`,
    rule.why,
    `*What to do:* ${rule.todo}`,
  ]);
}

/** What a piece of evidence is about, and why it matters. */
export function aboutEvidence(analysis: Analysis, rule: Rule): string {
  const weight = weightOf(analysis, rule);
  return `${link(rule.code)}${weight === undefined ? '' : ` (${weight})`}: ${rule.why}`;
}

/** One line for each rule: its points in this map, and its page. */
export function rulesLine(analysis: Analysis, codes: readonly string[]): string {
  const told = codes.flatMap((code) => {
    const rule = ruleByCode.get(code);
    if (!rule) return [];
    const weight = weightOf(analysis, rule);
    return `${link(code)}${weight === undefined ? '' : ` (${weight})`}`;
  });
  return told.length === 0 ? '' : `Counts in ${list(told)}.`;
}

/** More reasons for or against than these make a hover longer and tell little more. */
const mostReasons = 3;

/** The sums, and the reasons of most weight on both sides. */
export function tellBalance({ evidence }: Analysis, balance: Balance, where: string): string {
  const { reasons, forPoints, againstPoints, requiredTogether, requiredApart } = balance;
  const sum = (points: number, required: boolean) =>
    required ? `required${points > 0 ? ` and ${points}` : ''}` : String(points);
  const rows = (['share', 'split'] as const).flatMap((kind) => {
    const ofKind = reasons.filter((reason) => reason.kind === kind);
    const shown = ofKind
      .slice(0, mostReasons)
      .map(
        ({ rule, points, reason, other }) =>
          `- ${signed(points)} ${link(rule)} with ${escape(evidence.services[other] ?? '')}: ${escape(reason)}`,
      );
    return ofKind.length > shown.length
      ? [
          ...shown,
          `- … and ${plural(ofKind.length - shown.length, 'more reason')} ${kind === 'share' ? 'for' : 'against'} it`,
        ]
      : shown;
  });
  return `${where}: **${sum(forPoints, requiredTogether)}** for, **${sum(againstPoints, requiredApart)}** against.\n\n${rows.join('\n')}`;
}
