import type { GraphModel, GraphService } from '../graph/protocol.ts';
import { factsOf } from './facts.ts';
import { groupName, moves } from './words.ts';

/** What the picture is narrowed to: the rest fades, and nothing is laid out anew. */
export interface Narrow {
  readonly team?: string;
  readonly product?: string;
  readonly project?: string;
  readonly rule?: string;
  /** At least so severe. */
  readonly finding?: Severity;
  readonly changed?: 'yes';
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Aspect = keyof Narrow;

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export const aspects: readonly Aspect[] = [
  'team',
  'product',
  'project',
  'rule',
  'finding',
  'changed',
];

/** How severe the worst finding about a service is. */
export const severityOf = ({ findings }: GraphService): Severity | undefined =>
  severities.find((each) => findings.some(({ severity }) => severity === each));

const isSeverity = (value: string): value is Severity =>
  (severities as readonly string[]).includes(value);

/** What a service has to offer to each kind of filter. */
function valuesOf(
  model: GraphModel,
  boxOf: readonly number[],
  service: number,
): Readonly<Record<Aspect, readonly string[]>> {
  const found = model.services[service];
  const list = (value: string | undefined) => (value === undefined ? [] : [value]);
  const worst = found && severityOf(found);
  return {
    team: list(found?.owner),
    product: list(found?.product),
    project: [groupName(model, boxOf[service])],
    rule: [
      ...new Set(
        (factsOf(model).linksOf[service] ?? []).flatMap((link) =>
          (model.links[link]?.evidence ?? []).map(({ rule }) => rule),
        ),
      ),
    ],
    finding: worst ? severities.slice(severities.indexOf(worst)) : [],
    changed: found && moves(found) ? ['yes'] : [],
  };
}

/** The services that pass every filter; undefined where there is none. */
export function passing(
  model: GraphModel,
  boxOf: readonly number[],
  narrow: Narrow,
): ReadonlySet<number> | undefined {
  const wanted = aspects.flatMap((aspect) =>
    narrow[aspect] === undefined ? [] : [[aspect, narrow[aspect]] as const],
  );
  if (wanted.length === 0) return undefined;
  const left = new Set<number>();
  for (let service = 0; service < model.services.length; service++) {
    const has = valuesOf(model, boxOf, service);
    if (wanted.every(([aspect, value]) => has[aspect].includes(value))) left.add(service);
  }
  return left;
}

/** What a kind of filter can be set to, with how many services of those that are left. */
export function choices(
  model: GraphModel,
  boxOf: readonly number[],
  narrow: Narrow,
): Readonly<Record<Aspect, readonly (readonly [string, number])[]>> {
  // What is set is a choice, be there none left of it.
  const counts = new Map(
    aspects.map((aspect) => {
      const set = narrow[aspect];
      return [aspect, new Map<string, number>(set === undefined ? [] : [[set, 0]])];
    }),
  );
  for (let service = 0; service < model.services.length; service++) {
    const has = valuesOf(model, boxOf, service);
    const misses = aspects.filter((aspect) => {
      const wanted = narrow[aspect];
      return wanted !== undefined && !has[aspect].includes(wanted);
    });
    // A choice tells what it would leave, were it made instead of the present one of its kind.
    for (const aspect of aspects) {
      const open = misses.length === 0 || (misses.length === 1 && misses[0] === aspect);
      const table = counts.get(aspect);
      for (const value of has[aspect]) table?.set(value, (table.get(value) ?? 0) + (open ? 1 : 0));
    }
  }
  const sorted = (aspect: Aspect) =>
    [...(counts.get(aspect) ?? [])].sort(([p], [q]) =>
      aspect === 'finding'
        ? severities.indexOf(p as Severity) - severities.indexOf(q as Severity)
        : p < q
          ? -1
          : 1,
    );
  return {
    team: sorted('team'),
    product: sorted('product'),
    project: sorted('project'),
    rule: sorted('rule'),
    finding: sorted('finding'),
    changed: sorted('changed'),
  };
}

/** What was kept, as far as it still says something. */
export function narrowFrom(value: unknown): Narrow {
  if (typeof value !== 'object' || value === null) return {};
  const bag = value as Record<string, unknown>;
  const narrow: Record<string, string> = {};
  for (const aspect of aspects) {
    const given = bag[aspect];
    if (typeof given !== 'string') continue;
    if (aspect === 'finding' && !isSeverity(given)) continue;
    if (aspect === 'changed' && given !== 'yes') continue;
    narrow[aspect] = given;
  }
  return narrow;
}
