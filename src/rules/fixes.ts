import { isPlainSlip } from '../map/closest.ts';
import { commit, moveServices, replaceAt, type Change, type Edits } from '../map/edits.ts';
import type { ParsedMap } from '../map/parse.ts';
import type { Occurrence } from '../map/validate.ts';
import type { Finding, FindingInput, Fix } from './rule.ts';

/** Stands where the user’s reason belongs, until it is written. */
export const reasonPlaceholder = 'say why';

/** One remedy, as a list for where there may be none. */
export const fixWith = (title: string, edits: () => Edits, preferred = false): Fix[] => [
  { title, edits, ...(preferred && { preferred: true as const }) },
];

/** A remedy by a change of the map; `safe` where "fix all" may make it unseen. */
export const changeFix = (
  map: ParsedMap,
  title: string,
  change: () => Change | undefined,
  { preferred = false, safe }: { preferred?: boolean; safe?: () => boolean } = {},
): Fix[] => [
  {
    title,
    edits: () => commit(map, [change()]),
    ...(preferred && { preferred: true as const }),
    ...(safe && { safe: () => (safe() ? change() : undefined) }),
  },
];

/** Moves the service of the finding to its recommended project. */
export function moveFix({ data }: Finding, { map }: FindingInput): Fix[] {
  const { service, project } = data ?? {};
  if (service === undefined || project === undefined) return [];
  return fixWith(
    `Move ${service} to project ${project}`,
    () => moveServices(map, [{ service, target: project }]),
    true,
  );
}

/** Puts what the user most likely meant at the place of the finding; `candidates` are all there is. */
export function suggestionFix(
  { data, range }: Finding,
  { map }: FindingInput,
  candidates: () => Iterable<string>,
  change = (suggestion: string) => replaceAt(map, range, suggestion),
): Fix[] {
  const { suggestion } = data ?? {};
  if (suggestion === undefined) return [];
  const written = map.text.slice(range.start, range.end).replace(/^(["'])(.*)\1$/s, '$2');
  return changeFix(map, `Change to ${suggestion}`, () => change(suggestion), {
    preferred: true,
    safe: () => isPlainSlip(written, suggestion, candidates()),
  });
}

/** Where a name stands, declarations included. */
export const usesOf = (map: ParsedMap, kind: string, name: string): readonly Occurrence[] =>
  map.occurrences.filter((each) => each.kind === kind && each.name.text === name);
