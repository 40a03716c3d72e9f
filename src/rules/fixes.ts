import { setScalar } from '../map/edits.ts';
import type { TextEdit } from '../map/text.ts';
import type { Finding, FindingInput, Fix } from './rule.ts';

const fix = (title: string, edits: readonly TextEdit[] | undefined, preferred = false): Fix[] =>
  edits && edits.length > 0
    ? [{ title, edits, ...(preferred && { preferred: true as const }) }]
    : [];

export { fix as fixWith };

/** Moves the service of the finding to its recommended project. */
export function moveFix({ data }: Finding, { map }: FindingInput): Fix[] {
  const { service, project } = data ?? {};
  if (service === undefined || project === undefined) return [];
  return fix(
    `Move ${service} to project ${project}`,
    setScalar(map, ['services', service, 'project'], project),
    true,
  );
}

/** Puts what the user most likely meant at the place of the finding. */
export function suggestionFix({ data, range }: Finding): Fix[] {
  const { suggestion, written } = data ?? {};
  if (suggestion === undefined) return [];
  return fix(`Change to ${suggestion}`, [{ range, text: written ?? suggestion }], true);
}
