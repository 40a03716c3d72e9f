import type { Analysis } from '../analysis.ts';
import { certaintyOf, dilemmaOf, tellCertainty, tellDilemma } from '../answers/dilemma.ts';
import { balanceOf } from '../balance.ts';
import { escape } from '../markdown.ts';
import { tellFlip } from './flips.ts';
import { paragraphs, tellBalance, tellServices } from './parts.ts';

/** Where a service is and should be, what speaks for and against it, and what would flip it. */
export function aboutService(analysis: Analysis, name: string): string {
  const { map, recommended, current, limited } = analysis;
  const index = map.model.users.indexes.get(name) ?? -1;
  const service = map.model.services[index];
  const group = recommended.groupOf[index] ?? -1;
  if (!service) return `**${escape(name)}** — not a service of this map.`;
  const target = recommended.names[group] ?? '';
  const members = recommended.members[group] ?? [];
  const lines = [
    `**${escape(name)}**${service.description ? ` — ${escape(service.description.value)}` : ''}`,
  ];
  if (limited) return paragraphs([...lines, 'The map is too large for a recommendation.']);
  const today = service.project?.text;
  lines.push(
    today === undefined
      ? `Recommended project: **${escape(target)}**.`
      : today === target
        ? `Project **${escape(today)}**, as recommended.`
        : `Project **${escape(today)}** today; recommended: **${escape(target)}**.`,
  );
  const here = balanceOf(analysis, index, members);
  if (members.length > 1)
    lines.push(
      tellBalance(analysis, here, `With ${others(analysis, index, members)} in ${escape(target)}`),
    );
  else lines.push(`It stands alone: ${aloneBecause(analysis, index)}`);
  const certainty = certaintyOf(analysis, index);
  if (certainty) lines.push(escape(tellCertainty(certainty)));
  const dilemma = dilemmaOf(analysis, index);
  if (dilemma) lines.push(escape(tellDilemma(analysis, index, dilemma)));
  const todays = current.members[current.groupOf[index] ?? -1] ?? [];
  if (today !== undefined && today !== target && todays.length > 1)
    lines.push(
      tellBalance(
        analysis,
        balanceOf(analysis, index, todays),
        `With ${others(analysis, index, todays)} in ${escape(today)} today`,
      ),
    );
  return paragraphs([...lines, tellFlip(analysis, index)]);
}

const others = (analysis: Analysis, service: number, members: readonly number[]): string =>
  tellServices(
    analysis,
    members.filter((member) => member !== service),
    5,
  );

function aloneBecause(analysis: Analysis, index: number): string {
  const partners = [
    ...new Set(analysis.pairsOf(index).map(({ subjects: [a, b] }) => (a === index ? b : a))),
  ];
  const balance = balanceOf(analysis, index, partners);
  if (!balance.reasons.some(({ kind }) => kind === 'share'))
    return 'nothing couples it to another service.';
  return tellBalance(analysis, balance, 'no other service has more for it than against it');
}
