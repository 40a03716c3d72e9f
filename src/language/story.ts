import type { ServiceStory, StoryReason } from '../graph/protocol.ts';
import type { Analysis } from './analysis.ts';
import { certaintyOf, dilemmaOf, tellCertainty, tellDilemma } from './answers/dilemma.ts';
import { balanceOf, titleOf, type Reason } from './balance.ts';
import { plainFlips } from './hover/flips.ts';
import { seers } from './seers.ts';

/** More reasons than these tell nothing new. */
const most = 12;

/**
 * Why a service is recommended where it is, what speaks against, what would flip it, and who can
 * see its flags; undefined where the map has no service of that name.
 */
export function storyOf(analysis: Analysis, name: string): ServiceStory | undefined {
  const { map, recommended, current, evidence, limited } = analysis;
  const index = map.model.users.indexes.get(name);
  const service = index === undefined ? undefined : map.model.services[index];
  if (index === undefined || !service || limited) return undefined;
  const home = recommended.members[recommended.groupOf[index] ?? -1] ?? [];
  const members = new Set(home);
  const tell = ({ rule, points, reason, other }: Reason & { other: number }): StoryReason => ({
    rule: titleOf(rule),
    other: evidence.services[other] ?? '',
    points,
    reason,
  });
  const inside = balanceOf(analysis, index, home).reasons;
  const partners = new Set(analysis.pairsOf(index).flatMap(({ subjects }) => subjects));
  const strangers = [...partners].filter((other) => other !== index && !members.has(other));
  const outside = balanceOf(analysis, index, strangers).reasons;
  const kept = outside.filter(({ kind }) => kind === 'split');
  const cut = outside.filter(({ kind }) => kind === 'share');
  const certainty = certaintyOf(analysis, index);
  const dilemma = dilemmaOf(analysis, index);
  const todays = current.members[current.groupOf[index] ?? -1] ?? [index];
  return {
    service: name,
    why: [...inside.filter(({ kind }) => kind === 'share'), ...kept].slice(0, most).map(tell),
    against: [...inside.filter(({ kind }) => kind === 'split'), ...cut].slice(0, most).map(tell),
    certainty: certainty ? tellCertainty(certainty) : undefined,
    dilemma: dilemma ? tellDilemma(analysis, index, dilemma) : undefined,
    flips: plainFlips(analysis, index),
    flags: service.flags.map(({ text }) => ({
      name: text,
      seenBy: seers(map.model, todays, service.project?.text, text),
    })),
  };
}
