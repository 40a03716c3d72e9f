import type { ServiceMap } from '../map/model.ts';
import { constraintCode, constraintEvidence } from './constraint.ts';
import type { ClassEvidence, EvidenceSet, PairEvidence, Separation } from './evidence.ts';
import { allRules } from './index.ts';
import { createMemories, type Memories } from './memory.ts';
import { pointsUnder } from './rule.ts';

/**
 * Everything the share and split rules find in a map, under its own policy; the rules `without`
 * count as off. With the memories of the last time, only what has changed is looked at.
 */
export function collectEvidence(
  map: ServiceMap,
  without: readonly string[] = [],
  memories: Memories = createMemories(),
): EvidenceSet {
  const policies = new Map(map.policies.map(({ name, setting }) => [name.text, setting.value]));
  const pairs: PairEvidence[] = [];
  const classes: ClassEvidence[] = [];
  const separations: Separation[] = [];
  for (const rule of allRules) {
    const points = pointsUnder(rule, map.preset, policies.get(rule.code));
    if (points === 0 || without.includes(rule.code)) continue;
    const found = rule.collect?.(map, points, memories.of(rule.code, points));
    for (const pair of found?.pairs ?? []) pairs.push(pair);
    for (const term of found?.classes ?? []) classes.push(term);
    for (const separation of found?.separations ?? []) separations.push(separation);
  }
  const constraints = memories
    .of(constraintCode)
    .once('constraints', [map.constraints, map.users.indexes], () => constraintEvidence(map));
  for (const pair of constraints) pairs.push(pair);
  return { services: serviceNames(map), pairs, classes, separations };
}

const names = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();

/** The names of the services, the same list as long as none has changed. */
function serviceNames({ users }: ServiceMap): readonly string[] {
  const known = names.get(users.indexes);
  if (known) return known;
  const fresh = [...users.indexes.keys()];
  names.set(users.indexes, fresh);
  return fresh;
}
