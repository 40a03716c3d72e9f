import {
  addConstraint,
  appendComment,
  brokenIn,
  commit,
  isEditable,
  isJson,
  scalarChange,
} from '../map/edits.ts';
import { silencedLine } from '../rules/silence.ts';
import type { Range } from '../map/text.ts';
import { list, nameOf } from '../rules/common.ts';
import { reasonPlaceholder } from '../rules/fixes.ts';
import { ruleByCode } from '../rules/index.ts';
import { includeNotFound } from '../rules/language/includeNotFound.ts';
import { excessAccess } from '../rules/project/excessAccess.ts';
import { endsWithRecommendation } from '../rules/project/excessRemedies.ts';
import { canSeparate, canShare } from '../rules/required.ts';
import type { Finding } from '../rules/rule.ts';
import type { Action, ActionKind } from './action.ts';
import type { Analysis } from './analysis.ts';
import { applyRecommendation } from './applyRecommendation.ts';
import { createIncluded } from './createIncluded.ts';
import { fixAll } from './fixAll.ts';
import { findingsIn } from './places.ts';
import { refactoringsAt, sourceActions } from './refactor/index.ts';
import { removeUnused } from './refactor/removeUnused.ts';
import { canBeSilenced } from './silencing.ts';

export type { Action, ActionKind, NewFile } from './action.ts';
export { applyRecommendation } from './applyRecommendation.ts';

/** Which kinds of actions are asked for. */
export type Wanted = (kind: ActionKind) => boolean;

/** What can be done about the findings that touch `range`, what is there, and the whole map. */
export function actionsAt(analysis: Analysis, range: Range, wanted: Wanted = () => true): Action[] {
  const { map } = analysis;
  if (!isEditable(map)) return [];
  const here = [
    ...(wanted('quickfix') ? quickFixes(analysis, range) : []),
    ...(refactorKinds.some(wanted) ? refactoringsAt(analysis, range) : []),
  ];
  const all = [
    // What a refactoring can do may be a remedy, too.
    ...unique(here),
    ...applyRecommendation(analysis, 'source'),
    ...fixAll(analysis),
    ...sourceActions(analysis),
  ].filter(({ kind }) => wanted(kind));
  const isTried = brokenIn(map) > 0 && map.text.length <= largestTried;
  return isTried ? all.filter((action) => action.edits() !== undefined) : all;
}

/** In a broken text many an action turns out to be impossible; in one of this length that is soon told. */
const largestTried = 20_000;

const refactorKinds: readonly ActionKind[] = [
  'refactor.extract',
  'refactor.inline',
  'refactor.move',
  'refactor.rewrite',
];

function quickFixes(analysis: Analysis, range: Range): Action[] {
  const touched = findingsIn(analysis.findings, range);
  const fixes = touched.flatMap((finding) => [
    ...remedies(analysis, finding),
    ...(finding.code === includeNotFound.code ? createIncluded(analysis, finding) : []),
    ...onPurpose(analysis, finding),
    ...silence(analysis, finding),
    ...switchOff(analysis, finding),
  ]);
  const whole = touched.some((finding) => isMoved(analysis, finding))
    ? applyRecommendation(analysis, 'quickfix')
    : [];
  const unused = touched.some(({ code }) => code === 'unused-declaration')
    ? removeUnused(analysis, 'quickfix')
    : [];
  return [...fixes, ...whole, ...unused];
}

/** Findings whose remedy is to move a service. */
const moving: ReadonlySet<string> = new Set([
  'split-apart',
  'lumped-together',
  'unassigned-service',
  'duplicate-flag',
  'duplicate-segment',
  'split-rollout',
]);

/** Whether the recommendation is a remedy: always, or as far as nobody sees too much in it. */
const isMoved = (analysis: Analysis, finding: Finding): boolean =>
  moving.has(finding.code) ||
  (finding.code === excessAccess.code && endsWithRecommendation(finding, analysis));

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

/** Keeps services as they are today with a constraint, for the findings that question it. */
function onPurpose(analysis: Analysis, finding: Finding): Action[] {
  const { map, current } = analysis;
  const [first, ...others] = finding.services ?? [];
  if (first === undefined) return [];
  const { indexes } = map.model.users;
  const index = indexes.get(first) ?? -1;
  const keep = (kind: 'apart' | 'together', services: readonly string[]): Action => ({
    title: `Keep ${list(services)} ${kind} on purpose`,
    kind: 'quickfix',
    finding,
    edits: () => addConstraint(map, kind, services, reasonPlaceholder),
  });
  // Against a requirement a constraint would only be one more contradiction.
  if (finding.code === 'split-apart')
    return others
      .filter((other) => canSeparate(analysis, index, indexes.get(other) ?? -1))
      .map((other) => keep('apart', [first, other]));
  if (finding.code !== 'lumped-together') return [];
  const today = current.members[current.groupOf[index] ?? -1] ?? [];
  return today.length > 1 && canShare(analysis, today)
    ? [
        keep(
          'together',
          today.map((member) => nameOf(map.model, member)),
        ),
      ]
    : [];
}

/** A finding about a text that cannot be read as meant is no matter of opinion. */
const isBroken = (finding: Finding): boolean =>
  finding.severity === 'error' && ruleByCode.get(finding.code)?.family === 'language';

/** A comment at the end of the line; a finding in the middle of a broken text cannot be silenced. */
function silence({ map }: Analysis, finding: Finding): Action[] {
  if (isBroken(finding) || isJson(map) || !canBeSilenced(finding)) return [];
  const { code, range } = finding;
  const line = map.lines.position(range.start).line;
  const known = silencedLine(map.text, map.lines.lineStart(line), map.lines.lineEnd(line));
  const edits = () =>
    known === undefined
      ? appendComment(map, range.start, `service-map-ignore ${code}: ${reasonPlaceholder}`)
      : [{ range: { start: known, end: known }, text: `, ${code}` }];
  return [{ title: `Silence ${code} on this line`, kind: 'quickfix', finding, edits }];
}

/** The policy of the map, for findings that are a matter of opinion. */
function switchOff({ map }: Analysis, finding: Finding): Action[] {
  if (isBroken(finding) || finding.severity === 'error') return [];
  const { code } = finding;
  const edits = () => commit(map, [scalarChange(map, ['rules', code], 'off')]);
  return [{ title: `Switch ${code} off for the whole map`, kind: 'quickfix', finding, edits }];
}
