import type { ServiceMap } from '../map/model.ts';
import { constraintEvidence } from './constraint.ts';
import type { ClassEvidence, EvidenceSet, PairEvidence, Separation } from './evidence.ts';
import { allRules } from './index.ts';
import { pointsUnder } from './rule.ts';

/** Everything the share and split rules find in a map, under its own policy; the rules `without` count as off. */
export function collectEvidence(map: ServiceMap, without: readonly string[] = []): EvidenceSet {
  const policies = new Map(map.policies.map(({ name, setting }) => [name.text, setting.value]));
  const pairs: PairEvidence[] = [];
  const classes: ClassEvidence[] = [];
  const separations: Separation[] = [];
  for (const rule of allRules) {
    const points = pointsUnder(rule, map.preset, policies.get(rule.code));
    const found =
      points === 0 || without.includes(rule.code) ? undefined : rule.collect?.(map, points);
    pairs.push(...(found?.pairs ?? []));
    classes.push(...(found?.classes ?? []));
    separations.push(...(found?.separations ?? []));
  }
  pairs.push(...constraintEvidence(map));
  return { services: map.services.map(({ name }) => name.text), pairs, classes, separations };
}
