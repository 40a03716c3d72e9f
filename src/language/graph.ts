import {
  protocolVersion,
  type Channel,
  type GraphEvidence,
  type GraphGroup,
  type GraphLink,
  type GraphModel,
  type GraphService,
  type GraphThing,
  type Place,
} from '../graph/protocol.ts';
import type { Range } from '../map/text.ts';
import type { PairEvidence } from '../rules/evidence.ts';
import type { Analysis } from './analysis.ts';
import { reasonsBetween, type Reason } from './balance.ts';
import { referencesOf, spanOf } from './places.ts';

const channels: Readonly<Record<string, Channel>> = {
  'shared-database': 'database',
  'internal-api': 'api',
  'stable-api': 'api',
  'coordinated-release': 'release',
  'shared-flag': 'flag',
  'flag-dependency': 'flag',
  'split-rollout': 'flag',
  'restricted-flag': 'flag',
  'name-collision': 'flag',
  'shared-segment': 'flag',
};

/** The rules that speak of what two services share. */
const ofThings: ReadonlySet<string> = new Set(['shared-database', 'shared-flag', 'shared-segment']);

const channelOf = (rule: string): Channel => channels[rule] ?? 'other';

/** The map as the graph panel shows it: both groupings in one model. */
export function graphOf(analysis: Analysis, uri: string, title: string): GraphModel {
  const { map, current, recommended, findings, limited } = analysis;
  if (limited)
    return {
      version: protocolVersion,
      uri,
      title,
      services: [],
      groups: [],
      things: [],
      links: [],
      current: { overruled: 0 },
      recommended: { overruled: 0, bound: 0, proven: true },
      notice: 'This map is too large for a graph.',
    };
  const place = (range: Range): Place => spanOf(map, range);
  const { groups, indexOf } = mergeGroups(analysis, place);
  const about = new Map<string, GraphService['findings'][number][]>();
  for (const { services = [], severity, message, range } of findings) {
    const [first] = services;
    if (first === undefined) continue;
    const found = about.get(first) ?? [];
    about.set(first, found);
    found.push({ severity, message, place: place(range) });
  }
  const unreadable = map.problems.find(({ code }) => code === 'syntax' || code === 'not-text');
  const things = thingsOf(analysis, indexOf, place);
  return {
    version: protocolVersion,
    uri,
    title,
    services: map.model.services.map(({ name, description, owner, product, flags }, index) => {
      const today = current.names[current.groupOf[index] ?? -1];
      return {
        name: name.text,
        ...(description && { description: description.value }),
        ...(owner && { owner: owner.text }),
        ...(product && { product: product.text }),
        ...(today !== undefined && { current: indexOf(today) }),
        recommended: indexOf(recommended.names[recommended.groupOf[index] ?? -1] ?? ''),
        flags: flags.map(({ text }) => text),
        findings: about.get(name.text) ?? [],
        place: place(name.range),
      };
    }),
    groups,
    things,
    links: linksOf(analysis, things, place),
    current: { overruled: current.overruled },
    recommended: {
      overruled: recommended.overruled,
      bound: recommended.bound,
      proven: recommended.proven,
    },
    ...(unreadable && { notice: `Part of the file cannot be read: ${unreadable.message}` }),
  };
}

/** One group a project name, whichever of the groupings it is in. */
function mergeGroups({ map, current, recommended }: Analysis, place: (range: Range) => Place) {
  const names = [...new Set([...current.names, ...recommended.names])].sort();
  const today = new Set(current.names);
  const advised = new Set(recommended.names);
  const groups = names.map((name): GraphGroup => {
    const declared = map.model.projects?.get(name);
    return {
      name,
      inCurrent: today.has(name),
      inRecommended: advised.has(name),
      ...(declared && { place: place(declared.name.range) }),
    };
  });
  const indexes = new Map(names.map((name, index) => [name, index]));
  return { groups, indexOf: (name: string): number => indexes.get(name) ?? 0 };
}

function thingsOf(
  { map, things, homes, current, recommended }: Analysis,
  indexOf: (name: string) => number,
  place: (range: Range) => Place,
): GraphThing[] {
  const { databases, flags, segments } = map.model;
  const declared = { database: databases, flag: flags, segment: segments };
  return things.flatMap(({ kind, name, users }, index) => {
    if (users.length < 2) return [];
    const today = current.names[homes.current[index] ?? -1];
    const advised = recommended.names[homes.recommended[index] ?? -1];
    const at =
      declared[kind]?.get(name)?.name.range ??
      referencesOf(map, { kind, name: { text: name } })[0]?.name.range;
    return {
      kind,
      name,
      users,
      ...(today !== undefined && { currentHome: indexOf(today) }),
      ...(advised !== undefined && { recommendedHome: indexOf(advised) }),
      ...(at && { place: place(at) }),
    };
  });
}

/** Pairs with a counted reason of their own: to share, or required to be apart. */
function linksOf(
  analysis: Analysis,
  things: readonly GraphThing[],
  place: (range: Range) => Place,
): GraphLink[] {
  const thingAt = new Map(things.map(({ kind, name }, index) => [`${kind} ${name}`, index]));
  const sharedBy = ({ rule, evidence }: Reason): { readonly thing?: number } => {
    const used = ofThings.has(rule) ? evidence?.thing : undefined;
    const thing = used && thingAt.get(`${used.kind} ${used.name}`);
    return thing === undefined ? {} : { thing };
  };
  const count = analysis.evidence.services.length;
  const pairs = new Map<number, readonly [number, number]>();
  const speaks = ({ counted, kind, points }: PairEvidence) =>
    counted && (kind === 'share' || points === 'required');
  for (const found of analysis.evidence.pairs)
    if (speaks(found)) pairs.set(found.subjects[0] * count + found.subjects[1], found.subjects);
  return [...pairs]
    .sort(([x], [y]) => x - y)
    .map(([, [a, b]]) => {
      const reasons = reasonsBetween(analysis, a, b);
      const strongest =
        reasons.find(({ kind, rule }) => kind === 'share' && channelOf(rule) !== 'other') ??
        reasons[0];
      return {
        a,
        b,
        share: sum(reasons, 'share'),
        split: sum(reasons, 'split'),
        channel: channelOf(strongest?.rule ?? ''),
        evidence: reasons.map((reason): GraphEvidence => ({
          rule: reason.rule,
          kind: reason.kind,
          channel: channelOf(reason.rule),
          points: reason.points,
          reason: reason.reason,
          ...sharedBy(reason),
          places: (reason.evidence?.places ?? []).map(place),
        })),
      };
    });
}

function sum(reasons: readonly Reason[], kind: 'share' | 'split'): number | 'required' {
  let total = 0;
  for (const reason of reasons) {
    if (reason.kind !== kind) continue;
    if (reason.points === 'required') return 'required';
    total += reason.points;
  }
  return total;
}
