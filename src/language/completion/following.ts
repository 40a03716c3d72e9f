import { typeAt } from '../vocabularyAt.ts';
import type { OfferAbout } from './about.ts';

/** Kinds of values of which some are known. */
const known: ReadonlySet<string> = new Set(['name', 'names', 'uses', 'choice', 'boolean']);

/** Whether there is something to offer behind what has been taken: values of a key, or of a rule. */
export function isFollowed(about: OfferAbout | undefined): boolean {
  if (about?.is === 'rule') return true;
  return about?.is === 'key' && known.has(typeAt(about.path)?.type.kind ?? '');
}
