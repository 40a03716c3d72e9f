import { list, pair, type User } from './common.ts';
import type { PairEvidence } from './evidence.ts';
import type { ServiceMap } from '../map/model.ts';

/** The rule code under which the user's own constraints stand among the evidence. */
export const constraintCode = 'constraint';

/** What a constraint does, as a part of a sentence. */
export const keeps = (services: readonly string[], kind: 'together' | 'apart'): string =>
  `keeps ${list(services)} ${kind}`;

/** The reason that a constraint is as evidence: what it does, and why, where that is told. */
export const constraintReason = (does: string, because: string | undefined): string =>
  `Your constraint ${does}${because === undefined ? '' : `: ${because}`}`;

/**
 * The user's own word as required evidence: `together` as a chain through its members, `apart`
 * as every pair. Names that no service has are left out.
 */
export function constraintEvidence(map: ServiceMap): PairEvidence[] {
  const indexes = new Map(map.services.map((service, index) => [service.name.text, index]));
  const pairs: PairEvidence[] = [];
  for (const { kind, services, because, range } of map.constraints) {
    const users = services.flatMap((name): User[] => {
      const service = indexes.get(name.text);
      return service === undefined ? [] : [{ service, range }];
    });
    const names = services.map(({ text }) => text);
    const reason = constraintReason(keeps(names, kind), because?.value);
    const add = (a: User, b: User) =>
      pairs.push(
        pair(
          constraintCode,
          a,
          b,
          'required',
          reason,
          { kind: 'constraint', name: because?.value ?? '' },
          kind === 'together' ? 'share' : 'split',
        ),
      );
    users.forEach((a, i) => {
      for (const b of kind === 'together' ? users.slice(i + 1, i + 2) : users.slice(i + 1))
        add(a, b);
    });
  }
  return pairs;
}
