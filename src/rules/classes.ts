import type { Service, ServiceMap } from '../map/model.ts';
import { differing, sameItems } from '../map/sameItems.ts';
import type { Range } from '../map/text.ts';
import type { ClassEvidence } from './evidence.ts';
import type { Memory } from './memory.ts';

/** A setting of a service that puts it in a class, with the place that says so. */
export interface ClassMark {
  readonly value: string;
  readonly range: Range;
}

export interface ClassRule {
  readonly rule: string;
  readonly same?: number;
  readonly differ?: number;
  mark(service: Service): ClassMark | undefined;
  reason(a: ClassMark, b: ClassMark): string;
  /** Points of two different values that get other points than `differ`. */
  except?(values: readonly string[]): Iterable<readonly [string, string, number]>;
  /** What `except` rests on. */
  readonly basis?: readonly unknown[];
}

/** The marks of all services as they were last seen; the evidence reads them from here. */
interface Seen {
  services: readonly Service[];
  marks: (ClassMark | undefined)[];
  /** The values in code-unit order, and how many services have each. */
  values: string[];
  counts: Map<string, number>;
  classOf: Int32Array;
  basis: readonly unknown[];
  evidence: ClassEvidence | undefined;
}

/** Evidence about all pairs by a class of each; none where it says nothing about any. */
export function byClass(map: ServiceMap, rule: ClassRule, memory: Memory): ClassEvidence[] {
  const seen = memory.once<Seen>('class', [], () => ({
    services: [],
    marks: [],
    values: [],
    counts: new Map(),
    classOf: new Int32Array(),
    basis: [undefined],
    evidence: undefined,
  }));
  const basis = rule.basis ?? [];
  const same = look(seen, map.services, rule);
  if (!same || !sameItems(seen.basis, basis)) {
    seen.basis = basis;
    seen.evidence = classesOf(seen, rule);
  }
  return seen.evidence ? [seen.evidence] : [];
}

/** Takes in what has changed; whether every service still has the value that it had. */
function look(seen: Seen, services: readonly Service[], rule: ClassRule): boolean {
  const before = seen.services;
  seen.services = services;
  if (services.length !== before.length) {
    seen.marks = services.map((service) => rule.mark(service));
    countAll(seen);
    return false;
  }
  const changed: (readonly [number, string | undefined, string | undefined])[] = [];
  for (const i of differing(before, services)) {
    const mark = rule.mark(services[i] as Service);
    const last = seen.marks[i]?.value;
    seen.marks[i] = mark;
    if (mark?.value !== last) changed.push([i, last, mark?.value]);
  }
  if (changed.length === 0) return true;
  if (changed.length > mostOneByOne) countAll(seen);
  else {
    seen.classOf = seen.classOf.slice();
    for (const [service, last, now] of changed) recount(seen, service, last, now);
  }
  return false;
}

const mostOneByOne = 8;

function countAll(seen: Seen): void {
  const counts = new Map<string, number>();
  for (const mark of seen.marks)
    if (mark) counts.set(mark.value, (counts.get(mark.value) ?? 0) + 1);
  seen.counts = counts;
  seen.values = [...counts.keys()].sort();
  const indexes = new Map(seen.values.map((value, index) => [value, index]));
  seen.classOf = Int32Array.from(seen.marks, (mark) =>
    mark ? (indexes.get(mark.value) ?? -1) : -1,
  );
}

/** One service has got another value: classes come and go, and the others keep their order. */
function recount(
  seen: Seen,
  service: number,
  last: string | undefined,
  now: string | undefined,
): void {
  const { counts, values, classOf } = seen;
  const shift = (from: number, by: 1 | -1): void => {
    for (let i = 0; i < classOf.length; i++)
      if ((classOf[i] as number) >= from) classOf[i] = (classOf[i] as number) + by;
  };
  classOf[service] = -1;
  if (last !== undefined) {
    const count = (counts.get(last) ?? 0) - 1;
    if (count > 0) counts.set(last, count);
    else {
      const place = placeOf(values, last);
      counts.delete(last);
      values.splice(place, 1);
      shift(place, -1);
    }
  }
  if (now === undefined) return;
  const place = placeOf(values, now);
  const count = counts.get(now) ?? 0;
  counts.set(now, count + 1);
  if (count === 0) {
    values.splice(place, 0, now);
    shift(place, 1);
  }
  classOf[service] = place;
}

/** Where a value stands among sorted ones, or would. */
function placeOf(values: readonly string[], value: string): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as string) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function classesOf(seen: Seen, rule: ClassRule): ClassEvidence | undefined {
  const { values, classOf } = seen;
  const { same = 0, differ = 0 } = rule;
  if (values.length === 0 || (values.length === 1 && same === 0)) return undefined;
  const except = new Map<number, number>();
  for (const [x, y, points] of rule.except?.(values) ?? []) {
    const [a, b] = [placeOf(values, x), placeOf(values, y)];
    if (values[a] !== x || values[b] !== y || a === b) continue;
    except.set(Math.min(a, b) * values.length + Math.max(a, b), points);
  }
  if (same === 0 && differ === 0 && except.size === 0) return undefined;
  const both = (a: number, b: number): readonly [ClassMark, ClassMark] | undefined => {
    const x = seen.marks[a];
    const y = seen.marks[b];
    return x && y && [x, y];
  };
  return {
    rule: rule.rule,
    classOf,
    classCount: values.length,
    same,
    differ,
    except,
    reason: (a, b) => {
      const pairOfMarks = both(a, b);
      return pairOfMarks ? rule.reason(...pairOfMarks) : '';
    },
    places: (a, b) => both(a, b)?.map(({ range }) => range) ?? [],
  };
}
