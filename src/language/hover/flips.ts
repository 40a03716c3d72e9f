import { plural } from '../../rules/common.ts';
import type { Analysis } from '../analysis.ts';
import { signed } from '../balance.ts';
import { flipOf, type Alternative, type Ground } from '../flip.ts';
import { escape, link } from '../markdown.ts';
import { tellServices } from './parts.ts';

/** What would move a service elsewhere while all others stay, as a list; empty if nothing is known. */
export function tellFlip(analysis: Analysis, service: number): string {
  const rows = flipRows(analysis, service);
  if (rows.length === 0) return '';
  const name = escape(analysis.evidence.services[service] ?? '');
  return `*What would flip it*, if ${name} alone moved and all others stayed:\n\n${rows.map((row) => `- ${row}`).join('\n')}`;
}

function flipRows(analysis: Analysis, service: number): string[] {
  const flip = flipOf(analysis, service);
  if (!flip) return [];
  const { bond, alone, joins, barred } = flip;
  const { evidence, recommended } = analysis;
  const other = (index: number): string => escape(evidence.services[index] ?? '');
  const project = (group: number): string => `**${escape(recommended.names[group] ?? '')}**`;
  if (bond)
    return [
      `No points would: ${link(bond.rule)} requires it to be with ${other(bond.other)}. ${escape(bond.reason)}.`,
    ];
  const mates = (recommended.members[flip.home] ?? []).filter((member) => member !== service);
  return [
    ...(alone
      ? [
          alone.margin < 0
            ? `It would do as well on its own: the recommendation is not proven to be the best.`
            : `It would leave ${tellServices(analysis, mates, 3)} with **${plural(alone.needed, 'more point')}** against it${without(alone)}.`,
        ]
      : []),
    ...joins.map((join) => {
      const to = project(join.group ?? -1);
      return join.margin < 0
        ? `It would do better in ${to}: the recommendation is not proven to be the best.`
        : `It would join ${to} with **${plural(join.needed, 'more point')}** for it${without(join)}.`;
    }),
    ...barred
      .slice(0, 2)
      .map(
        ({ group, rule, other: member, reason }) =>
          `It cannot join ${project(group)}: ${link(rule)} requires it to be apart from ${other(member)}. ${escape(reason)}.`,
      ),
  ];
}

const without = ({ ground }: Alternative): string =>
  ground ? `, for example without ${tellGround(ground)}` : '';

const tellGround = ({ rule, thing, points }: Ground): string =>
  `${link(rule)}${thing === undefined || thing === '' ? '' : ` ${escape(thing)}`} (${signed(points)})`;
