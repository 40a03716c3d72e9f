import { plural } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { signed, titleOf } from '../balance.ts';
import { flipOf, type Alternative, type Ground } from '../flip.ts';
import { escape, link } from '../markdown.ts';
import { tellServices } from './parts.ts';

/** How names, projects and rules are written, and how much is told. */
interface Voice {
  /** Projects it could join that are told of, the nearest first; and as many that it cannot. */
  readonly most: number;
  name(text: string): string;
  strong(text: string): string;
  rule(code: string): string;
}

const markdown: Voice = {
  most: 2,
  name: escape,
  strong: (text) => `**${escape(text)}**`,
  rule: link,
};
const plain: Voice = { most: 3, name: (text) => text, strong: (text) => text, rule: titleOf };

/** What would move a service elsewhere while all others stay, as a list; empty if nothing is known. */
export function tellFlip(analysis: Analysis, service: number): string {
  const rows = flipRows(analysis, service, markdown);
  if (rows.length === 0) return '';
  const name = escape(analysis.evidence.services[service] ?? '');
  return `*What would flip ${name}*, all others staying where they are:\n\n${rows.map((row) => `- ${row}`).join('\n')}`;
}

/** The same as sentences without any markup. */
export const plainFlips = (analysis: Analysis, service: number): string[] =>
  flipRows(analysis, service, plain);

function flipRows(analysis: Analysis, service: number, voice: Voice): string[] {
  const flip = flipOf(analysis, service);
  if (!flip) return [];
  const { bond, alone, joins, barred } = flip;
  const { evidence, recommended } = analysis;
  const other = (index: number): string => voice.name(evidence.services[index] ?? '');
  const project = (group: number): string => voice.strong(recommended.names[group] ?? '');
  const without = ({ ground }: Alternative): string =>
    ground ? `, or without ${tellGround(ground, voice)}` : '';
  if (bond)
    return [
      `No points would: ${voice.rule(bond.rule)} requires it to be with ${other(bond.other)}. ${voice.name(bond.reason)}.`,
    ];
  const mates = (recommended.members[flip.home] ?? []).filter((member) => member !== service);
  const company =
    voice === plain
      ? mates.slice(0, 3).map(other).join(', ') + (mates.length > 3 ? ' …' : '')
      : tellServices(analysis, mates, 3);
  return [
    ...(alone
      ? [
          alone.margin < 0
            ? `A project of its own would do as well: the recommendation is not proven to be the best.`
            : `A project of its own would be better with ${voice.strong(plural(alone.needed, 'more point'))} against sharing with ${company}${without(alone)}.`,
        ]
      : []),
    ...joins.slice(0, voice.most).map((join) => {
      const to = project(join.group ?? -1);
      return join.margin < 0
        ? `Project ${to} would do better: the recommendation is not proven to be the best.`
        : `Project ${to} would be better with ${voice.strong(plural(join.needed, 'more point'))} for it${without(join)}.`;
    }),
    ...barred
      .slice(0, voice.most)
      .map(
        ({ group, rule, other: member, reason }) =>
          `Project ${project(group)} is ruled out: ${voice.rule(rule)} requires it to be apart from ${other(member)}. ${voice.name(reason)}.`,
      ),
  ];
}

const tellGround = ({ rule, thing, points }: Ground, voice: Voice): string =>
  `${voice.rule(rule)}${thing === undefined || thing === '' ? '' : ` ${voice.name(thing)}`} (${signed(points)})`;
