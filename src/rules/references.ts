import { nameKinds, type NameKind } from '../map/model.ts';
import type { Part } from '../map/part.ts';
import { unchanged } from '../map/sameItems.ts';

/** Which names anything refers to. */
export interface References {
  has(kind: NameKind, name: string): boolean;
  /** Another number whenever a name of the kind has got its first reference or lost its last one. */
  version(kind: NameKind): number;
  /** Takes in what has changed since the last time. */
  update(parts: readonly Part[]): void;
}

export function createReferences(): References {
  const counts = new Map(nameKinds.map((kind) => [kind, new Map<string, number>()]));
  let last: readonly Part[] = [];
  const versions = new Map<NameKind, number>();
  const count = (part: Part, by: 1 | -1): void => {
    for (const { kind, role, name } of part.occurrences) {
      if (role !== 'reference') continue;
      const names = counts.get(kind);
      const before = names?.get(name.text) ?? 0;
      const now = before + by;
      if (before === 0 || now === 0) versions.set(kind, (versions.get(kind) ?? 0) + 1);
      if (now === 0) names?.delete(name.text);
      else names?.set(name.text, now);
    }
  };
  return {
    version: (kind) => versions.get(kind) ?? 0,
    has: (kind, name) => counts.get(kind)?.has(name) === true,
    update(parts) {
      const { first, last: same } = unchanged(last, parts);
      // Those that come are counted before those that go, so that what stays is never at none.
      for (let i = first; i < parts.length - same; i++) count(parts[i] as Part, 1);
      for (let i = first; i < last.length - same; i++) count(last[i] as Part, -1);
      last = parts;
    },
  };
}
