import type { TextEdit } from '../../map/text.ts';
import { sameItems } from '../../map/sameItems.ts';
import { constraintReason, keeps } from '../../rules/constraint.ts';
import { reasonPlaceholder } from '../../rules/fixes.ts';
import { analyseMap, type AnalyseOptions, type Analysis } from '../analysis.ts';
import type { Supposition } from './setting.ts';
import { suppositionEdits } from './supposition.ts';

/** Points and projects of a map as it is, or as it would be. */
export interface Standing {
  /** Points that today's projects overrule. */
  readonly current: number;
  /** Points that the recommended ones overrule. */
  readonly recommended: number;
  readonly proven: boolean;
  readonly projects: number;
}

/** A service whose recommended company would be another one. */
export interface Shift {
  readonly service: string;
  /** Recommended projects before and after. */
  readonly from: string | undefined;
  readonly to: string;
  /** Recommended company that it would get, and lose. */
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
}

/** A finding by what it says. */
export interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** The services it is about. */
  readonly services: readonly string[];
}

/** A finding that would say something else of the same services. */
export interface Retold {
  readonly code: string;
  readonly services: readonly string[];
  readonly before: Told;
  readonly after: Told;
}

/** What would be different if a supposition held. Nothing is written. */
export interface WhatIf {
  readonly before: Standing;
  readonly after: Standing;
  readonly shifts: readonly Shift[];
  /** Findings that would go, and come. */
  readonly gone: readonly Told[];
  readonly come: readonly Told[];
  /** Findings that would be there as before, with other words or another severity. */
  readonly changed: readonly Retold[];
  /** What would have to be edited. */
  readonly edits: readonly TextEdit[];
}

/** Tries a change without making it; a text says why it cannot be tried. */
export function whatIf(
  analysis: Analysis,
  supposition: Supposition,
  options: AnalyseOptions = {},
): WhatIf | string {
  const supposed = suppositionEdits(analysis, supposition);
  if ('wrong' in supposed) return supposed.wrong;
  const { edits } = supposed;
  const before = standingOf(analysis);
  const groups = companies(analysis);
  const findings = analysis.findings.map(tell);
  return (
    analysis.map.suppose(edits, (map): WhatIf => {
      const then = analyseMap(map, options);
      const findingsThen = then.findings.map(tell).map(asSupposed(supposition));
      return {
        before,
        after: standingOf(then),
        shifts: shiftsOf(groups, companies(then)),
        ...differences(without(findings, findingsThen), without(findingsThen, findings)),
        edits,
      };
    }) ?? 'The map cannot be changed like that.'
  );
}

const standingOf = ({ current, recommended }: Analysis): Standing => ({
  current: current.overruled,
  recommended: recommended.overruled,
  proven: recommended.proven,
  projects: recommended.members.length,
});

const tell = ({ code, severity, message, services = [] }: Analysis['findings'][number]): Told => ({
  code,
  severity,
  message,
  services,
});

/** A constraint that is only tried is none of the user's, and has no reason yet. */
function asSupposed(supposition: Supposition): (finding: Told) => Told {
  if (supposition.kind !== 'together' && supposition.kind !== 'apart') return (finding) => finding;
  const { kind, services } = supposition;
  const does = keeps(services, kind);
  const written = constraintReason(does, reasonPlaceholder);
  const supposed = `Your supposition ${does}`;
  return (finding) => ({ ...finding, message: finding.message.replaceAll(written, supposed) });
}

/** Those of a list that are not in the other one, as often as they are there. */
function without(list: readonly Told[], others: readonly Told[]): Told[] {
  const counts = new Map<string, number>();
  const keyOf = ({ code, message }: Told): string => `${code}\0${message}`;
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return list.filter((each) => {
    const count = counts.get(keyOf(each)) ?? 0;
    counts.set(keyOf(each), count - 1);
    return count <= 0;
  });
}

/** Those that go and come for the same services, of the same rule, have only changed. */
function differences(
  gone: readonly Told[],
  come: readonly Told[],
): Pick<WhatIf, 'gone' | 'come' | 'changed'> {
  const left = [...come];
  const changed: Retold[] = [];
  const stayed = new Set<Told>();
  for (const before of gone) {
    const { code, services } = before;
    const place = left.findIndex(
      (each) => services.length > 0 && each.code === code && sameItems(each.services, services),
    );
    const after = left[place];
    if (!after) continue;
    left.splice(place, 1);
    stayed.add(before);
    changed.push({ code, services, before, after });
  }
  return { gone: gone.filter((each) => !stayed.has(each)), come: left, changed };
}

/** Per service its recommended project and the others in it. */
interface Company {
  readonly project: string;
  readonly members: readonly string[];
}

function companies({ evidence: { services }, recommended }: Analysis): Map<string, Company> {
  const groups = recommended.members.map((members, group) => ({
    project: recommended.names[group] ?? '',
    members: members.map((member) => services[member] ?? ''),
  }));
  return new Map(
    services.flatMap((service, index) => {
      const group = groups[recommended.groupOf[index] ?? -1];
      return group ? [[service, group] as const] : [];
    }),
  );
}

function shiftsOf(
  before: ReadonlyMap<string, Company>,
  after: ReadonlyMap<string, Company>,
): Shift[] {
  return [...after].flatMap(([service, { project, members }]) => {
    const was = before.get(service);
    const had = new Set(was?.members);
    const has = new Set(members);
    const joins = members.filter((each) => each !== service && !had.has(each));
    const leaves = (was?.members ?? []).filter((each) => each !== service && !has.has(each));
    return joins.length + leaves.length === 0
      ? []
      : [{ service, from: was?.project, to: project, joins, leaves }];
  });
}
