import { declare, type Declared, type SectionName } from './declarations.ts';
import {
  policyWords,
  type Constraint,
  type Plan,
  type Policy,
  type Preset,
  type RulePolicy,
  type Service,
  type ServiceMap,
} from './model.ts';
import { pairOf, valueOf, type Node, type Pair, type ScalarNode } from './syntax.ts';
import { differing, sameItems } from './sameItems.ts';
import { createUsers } from './users.ts';
import { choice, entries, integer, names, option, text, toName } from './values.ts';

/** Makes models of a map as it changes; what has not changed is the same object as before. */
export function createModelBuilder(): (roots: readonly (Node | undefined)[]) => ServiceMap {
  const read = createReader();
  const sections = new Map<SectionName, ReturnType<typeof createSection>>();
  const section = <S extends SectionName>(
    name: S,
    roots: readonly (Node | undefined)[],
  ): ReadonlyMap<string, Declared[S]> | undefined => {
    let known = sections.get(name);
    if (!known) sections.set(name, (known = createSection(name, read)));
    return known(roots) as ReadonlyMap<string, Declared[S]> | undefined;
  };
  const servicesOf = createServices(read);
  const users = createUsers();
  let settings: { readonly from: readonly unknown[]; readonly made: Settings } | undefined;
  return (roots) => {
    const from = roots.flatMap((root) =>
      ['version', 'organisation', 'constraints', 'rules'].map((key) => pairOf(root, key)),
    );
    if (!settings || !sameItems(settings.from, from)) settings = { from, made: settingsOf(roots) };
    const services = servicesOf(roots);
    return {
      ...settings.made,
      teams: section('teams', roots),
      products: section('products', roots),
      contexts: section('contexts', roots),
      databases: section('databases', roots),
      apis: section('apis', roots),
      segments: section('segments', roots),
      flags: section('flags', roots),
      projects: section('projects', roots),
      services,
      users: users(services),
    };
  };
}

type Read = <S extends SectionName>(name: S, pair: Pair) => Declared[S];

/** Each entry is read once, as long as its text stays what it is. */
function createReader(): Read {
  const made = new WeakMap<Pair, Declared[SectionName]>();
  return (name, pair) => {
    const known = made.get(pair);
    if (known) return known as Declared[typeof name];
    const fresh = declare[name](pair);
    made.set(pair, fresh);
    return fresh;
  };
}

/** The pairs of one section over all files of a map. */
function pairsOf(
  name: SectionName,
  roots: readonly (Node | undefined)[],
): {
  readonly sections: readonly Pair[];
  readonly pairs: readonly Pair[];
} {
  const sections = roots.flatMap((root) => pairOf(root, name) ?? []);
  const [only] = sections;
  const inside = ({ value }: Pair): readonly Pair[] => (value.kind === 'map' ? value.pairs : []);
  return {
    sections,
    pairs: sections.length === 1 && only ? inside(only) : sections.flatMap(inside),
  };
}

/** One section over all files of a map; the first declaration of a name counts. */
function createSection(
  name: SectionName,
  read: Read,
): (
  roots: readonly (Node | undefined)[],
) => ReadonlyMap<string, Declared[SectionName]> | undefined {
  let last: readonly Pair[] | undefined;
  let result: Map<string, Declared[SectionName]> | undefined;
  return (roots) => {
    const { sections, pairs } = pairsOf(name, roots);
    if (last && sameItems(last, sections)) return result;
    last = sections;
    if (sections.length === 0) return (result = undefined);
    result = new Map();
    for (const pair of pairs)
      if (isNamed(pair) && !result.has(pair.key.text)) result.set(pair.key.text, read(name, pair));
    return result;
  };
}

const isNamed = ({ key }: Pair): boolean => key.text !== '' && key.text !== '<<';

/** The services in the order of their names, sorted anew only when a name has changed. */
function createServices(read: Read): (roots: readonly (Node | undefined)[]) => readonly Service[] {
  let lastSections: readonly Pair[] = [];
  let last: readonly Pair[] = [];
  /** Per pair its place in the sorted list, −1 for those that do not count. */
  let places: readonly number[] = [];
  let result: readonly Service[] = [];
  return (roots) => {
    const { sections, pairs } = pairsOf('services', roots);
    if (sameItems(lastSections, sections)) return result;
    const changed = changedPairs(last, pairs);
    lastSections = sections;
    last = pairs;
    if (changed) {
      const next = [...result];
      for (const index of changed) {
        const place = places[index] ?? -1;
        if (place >= 0) next[place] = read('services', pairs[index] as Pair);
      }
      return (result = next);
    }
    const seen = new Set<string>();
    const counted = pairs
      .map((pair, index) => ({ pair, index }))
      .filter(({ pair }) => isNamed(pair) && !seen.has(pair.key.text) && seen.add(pair.key.text))
      .sort((a, b) => byText(a.pair.key.text, b.pair.key.text));
    const sorted = new Array<number>(pairs.length).fill(-1);
    counted.forEach(({ index }, place) => (sorted[index] = place));
    places = sorted;
    return (result = counted.map(({ pair }) => read('services', pair)));
  };
}

/** Indexes of the pairs that are not what they were; undefined where their names are not either. */
function changedPairs(before: readonly Pair[], now: readonly Pair[]): number[] | undefined {
  if (before.length !== now.length) return undefined;
  const changed = differing(before, now);
  return changed.every((i) => now[i]?.key.text === before[i]?.key.text) ? changed : undefined;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Settings = Pick<
  ServiceMap,
  'version' | 'organisation' | 'constraints' | 'preset' | 'policies'
>;

/** What a map says about itself: of several files the first that says it counts, lists add up. */
function settingsOf(roots: readonly (Node | undefined)[]): Settings {
  const organisation = roots.map((root) => valueOf(root, 'organisation')).find(Boolean);
  const rules = roots.map((root) => valueOf(root, 'rules'));
  return {
    ...option('version', integer(valueOf(roots[0], 'version'))),
    organisation: {
      ...option('name', text(valueOf(organisation, 'name'))),
      ...option('plan', choice<Plan>(organisation, 'organisation', 'plan')),
    },
    constraints: roots.flatMap((root) => constraints(valueOf(root, 'constraints'))),
    preset: preset(rules.find((node) => valueOf(node, 'preset'))),
    policies: rules.flatMap(policies),
  };
}

function constraints(node: Node | undefined): Constraint[] {
  if (node?.kind !== 'list') return [];
  const result: Constraint[] = [];
  for (const item of node.items) {
    for (const kind of ['together', 'apart'] as const) {
      const members = names(valueOf(item, kind));
      if (members.length > 1)
        result.push({
          kind,
          services: members,
          ...option('because', text(valueOf(item, 'because'))),
          range: item.range,
        });
    }
  }
  return result;
}

function preset(rules: Node | undefined): Preset {
  const node = valueOf(rules, 'preset');
  return node?.kind === 'scalar' && node.text === 'fewer-projects' ? 'fewer-projects' : 'coupling';
}

function policies(rules: Node | undefined): RulePolicy[] {
  const result: RulePolicy[] = [];
  for (const [id, { key, value }] of entries(rules)) {
    if (id === 'preset' || value.kind !== 'scalar' || value.missing) continue;
    const setting = policy(value);
    if (setting !== undefined)
      result.push({ name: toName(key), setting: { value: setting, range: value.range } });
  }
  return result;
}

function policy(node: ScalarNode): Policy | undefined {
  if (typeof node.value === 'number') return Number.isInteger(node.value) ? node.value : undefined;
  return policyWords.find((word) => word === node.text);
}
