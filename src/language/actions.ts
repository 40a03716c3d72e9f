import { addConstraint, appendComment, commit, entriesChange, scalarChange } from '../map/edits.ts';
import { silencedLine } from '../rules/silence.ts';
import type { Range, TextEdit } from '../map/text.ts';
import { list } from '../rules/common.ts';
import { ruleByCode } from '../rules/index.ts';
import type { Finding } from '../rules/rule.ts';
import type { Analysis } from './analysis.ts';

export interface Action {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'source';
  /** The finding it remedies. */
  readonly finding?: Finding;
  readonly preferred?: true;
  readonly edits: readonly TextEdit[];
}

/** What can be done about the findings that touch `range`, and about the whole map. */
export function actionsAt(analysis: Analysis, range: Range): Action[] {
  const touched = analysis.findings.filter(
    (finding) => finding.range.start <= range.end && range.start <= finding.range.end,
  );
  const fixes = touched.flatMap((finding) => [
    ...remedies(analysis, finding),
    ...onPurpose(analysis, finding),
    ...silence(analysis, finding),
  ]);
  const whole = touched.some(({ code }) => moving.has(code))
    ? applyRecommendation(analysis, 'quickfix')
    : [];
  return [...unique(fixes), ...whole, ...applyRecommendation(analysis, 'source')];
}

/** Findings whose remedy is to move a service. */
const moving: ReadonlySet<string> = new Set([
  'split-apart',
  'lumped-together',
  'unassigned-service',
  'duplicate-flag',
  'duplicate-segment',
]);

function unique(actions: readonly Action[]): Action[] {
  const seen = new Set<string>();
  return actions.filter(({ title }) => !seen.has(title) && seen.add(title));
}

function remedies(analysis: Analysis, finding: Finding): Action[] {
  const fixes = ruleByCode.get(finding.code)?.fixes?.(finding, analysis) ?? [];
  return fixes.map(({ title, edits, preferred }) => ({
    title,
    kind: 'quickfix',
    finding,
    edits,
    ...(preferred && { preferred }),
  }));
}

/** Stands where the user’s reason belongs, until it is written. */
export const reasonPlaceholder = 'say why';

/** Keeps services as they are today with a constraint, for the findings that question it. */
function onPurpose({ map, current }: Analysis, finding: Finding): Action[] {
  const [first, ...others] = finding.services ?? [];
  if (first === undefined) return [];
  const kind =
    finding.code === 'split-apart'
      ? 'apart'
      : finding.code === 'lumped-together'
        ? 'together'
        : undefined;
  if (!kind) return [];
  const index = map.model.services.findIndex(({ name }) => name.text === first);
  const today = current.members[current.groupOf[index] ?? -1] ?? [];
  const members =
    kind === 'together'
      ? today.map((member) => map.model.services[member]?.name.text ?? '')
      : [first, ...others];
  if (members.length < 2) return [];
  if (kind === 'together') return constraint(map, 'together', members, finding);
  return others.flatMap((other) => constraint(map, 'apart', [first, other], finding));
}

function constraint(
  map: Analysis['map'],
  kind: 'together' | 'apart',
  services: readonly string[],
  finding: Finding,
): Action[] {
  const edits = addConstraint(map, kind, services, reasonPlaceholder);
  return edits
    ? [{ title: `Keep ${list(services)} ${kind} on purpose`, kind: 'quickfix', finding, edits }]
    : [];
}

/** A comment at the end of the line; a finding in the middle of a broken text cannot be silenced. */
function silence({ map }: Analysis, finding: Finding): Action[] {
  if (finding.severity === 'error' && ruleByCode.get(finding.code)?.family === 'language')
    return [];
  const line = map.lines.position(finding.range.start).line;
  const known = silencedLine(map.text, map.lines.lineStart(line), map.lines.lineEnd(line));
  const edits =
    known === undefined
      ? appendComment(
          map,
          finding.range.start,
          `service-map-ignore ${finding.code}: ${reasonPlaceholder}`,
        )
      : [{ range: { start: known, end: known }, text: `, ${finding.code}` }];
  return edits
    ? [{ title: `Silence ${finding.code} on this line`, kind: 'quickfix', finding, edits }]
    : [];
}

/**
 * Moves every service, or the one of that name, to its recommended project, and declares the
 * projects that are new.
 */
export function applyRecommendation(
  { map, recommended }: Analysis,
  kind: Action['kind'],
  only?: string,
): Action[] {
  const moves = map.model.services.flatMap(({ name, project }, index) => {
    if (only !== undefined && name.text !== only) return [];
    const target = recommended.names[recommended.groupOf[index] ?? -1];
    return target === undefined || target === project?.text ? [] : [{ service: name.text, target }];
  });
  if (moves.length === 0) return [];
  const projects = map.model.projects;
  const added = projects
    ? [...new Set(moves.map(({ target }) => target))].filter((name) => !projects.has(name))
    : [];
  const edits = commit(map, [
    ...moves.map(({ service, target }) =>
      scalarChange(map, ['services', service, 'project'], target),
    ),
    ...(added.length > 0 ? [entriesChange(map, 'projects', added)] : []),
  ]);
  if (!edits) return [];
  return [{ title: 'Apply the recommended grouping to the whole map', kind, edits }];
}
