import { rootKeys, type Key, type ValueType } from '../map/vocabulary.ts';

export interface VocabularyPlace {
  /** The key of the vocabulary that the last step of the path is, if it is one. */
  readonly key?: Key;
  /** Type of the value behind the last step. */
  readonly type: ValueType;
}

/**
 * What the vocabulary says about a path of keys from the root; list items have no step of
 * their own. Undefined where the path leaves the file format.
 */
export function typeAt(path: readonly string[]): VocabularyPlace | undefined {
  let place: VocabularyPlace = { type: { kind: 'object', keys: rootKeys } };
  for (const step of path) {
    const next = typeBelow(place.type, step);
    if (!next) return undefined;
    place = next;
  }
  return place;
}

/** The same for one step from a value of `type`. */
export function typeBelow(type: ValueType, step: string): VocabularyPlace | undefined {
  switch (type.kind) {
    case 'object':
    case 'list': {
      const key = type.keys.find(({ name }) => name === step);
      return key && { key, type: key.type };
    }
    case 'entries':
      return { type: { kind: 'object', keys: type.keys } };
    case 'uses':
    case 'table':
      return { type: { kind: 'choice', choices: type.choices } };
    case 'policies':
      return step === 'preset'
        ? { type: { kind: 'choice', choices: type.presets } }
        : { type: { kind: 'text' } };
    default:
      return undefined;
  }
}
