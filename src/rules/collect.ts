import type { ServiceMap } from '../map/model.ts';
import { constraintCode, constraintEvidence } from './constraint.ts';
import type { EvidenceSet } from './evidence.ts';
import { allRules } from './index.ts';
import { createMemories, type Memories } from './memory.ts';
import { pointsUnder, type Collected } from './rule.ts';

/**
 * Everything the share and split rules find in a map, under its own policy; the rules `without`
 * count as off. With the memories of the last time only what has changed is looked at, and lists
 * in which nothing has changed are the same objects.
 */
export function collectEvidence(
  map: ServiceMap,
  without: readonly string[] = [],
  memories: Memories = createMemories(),
): EvidenceSet {
  const policies = new Map(map.policies.map(({ name, setting }) => [name.text, setting.value]));
  const found: Collected[] = [];
  for (const rule of allRules) {
    const points = pointsUnder(rule, map.preset, policies.get(rule.code));
    if (points === 0 || without.includes(rule.code)) continue;
    const collected = rule.collect?.(map, points, memories.of(rule.code, points));
    if (collected) found.push(collected);
  }
  const memory = memories.of(constraintCode);
  const { indexes } = map.users;
  const constraints = memory.once('constraints', [map.constraints, indexes], () =>
    constraintEvidence(map),
  );
  const all = <T>(store: string, lists: readonly (readonly T[])[]): readonly T[] =>
    memory.once(store, lists, () => lists.flat());
  const pairs = [...found.flatMap(({ pairs: list }) => (list ? [list] : [])), constraints];
  const classes = found.flatMap(({ classes: list = [] }) => list);
  const separations = found.flatMap(({ separations: list = [] }) => list);
  return {
    services: memory.once('services', [indexes], () => [...indexes.keys()]),
    pairs: all('pairs', pairs),
    classes: memory.once('classes', classes, () => classes),
    separations: memory.once('separations', separations, () => separations),
  };
}
