import { nameKinds, type NameKind } from '../map/model.ts';
import type { Part } from '../map/part.ts';

/** Which names anything refers to. */
export interface References {
  has(kind: NameKind, name: string): boolean;
  /** Takes in what has changed since the last time. */
  update(parts: readonly Part[]): void;
}

export function createReferences(): References {
  const counts = new Map(nameKinds.map((kind) => [kind, new Map<string, number>()]));
  let last: readonly Part[] = [];
  const count = (part: Part, by: 1 | -1): void => {
    for (const { kind, role, name } of part.occurrences) {
      if (role !== 'reference') continue;
      const names = counts.get(kind);
      const now = (names?.get(name.text) ?? 0) + by;
      if (now === 0) names?.delete(name.text);
      else names?.set(name.text, now);
    }
  };
  return {
    has: (kind, name) => counts.get(kind)?.has(name) === true,
    update(parts) {
      const shorter = Math.min(parts.length, last.length);
      let first = 0;
      while (first < shorter && parts[first] === last[first]) first++;
      let same = 0;
      while (same < shorter - first && parts.at(-1 - same) === last.at(-1 - same)) same++;
      for (let i = first; i < last.length - same; i++) count(last[i] as Part, -1);
      for (let i = first; i < parts.length - same; i++) count(parts[i] as Part, 1);
      last = parts;
    },
  };
}
