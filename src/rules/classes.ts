import type { Service, ServiceMap } from '../map/model.ts';
import { sameItems } from '../map/sameItems.ts';
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
  basis: readonly unknown[];
  evidence: ClassEvidence | undefined;
}

/** Evidence about all pairs by a class of each; none where it says nothing about any. */
export function byClass(map: ServiceMap, rule: ClassRule, memory: Memory): ClassEvidence[] {
  const seen = memory.once<Seen>('class', [], () => ({
    services: [],
    marks: [],
    basis: [undefined],
    evidence: undefined,
  }));
  const basis = rule.basis ?? [];
  if (!look(seen, map.services, rule) || !sameItems(seen.basis, basis)) {
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
    return false;
  }
  let same = true;
  for (let i = 0; i < services.length; i++) {
    if (services[i] === before[i]) continue;
    const mark = rule.mark(services[i] as Service);
    same &&= mark?.value === seen.marks[i]?.value;
    seen.marks[i] = mark;
  }
  return same;
}

function classesOf(seen: Seen, rule: ClassRule): ClassEvidence | undefined {
  const { marks } = seen;
  const values = [...new Set(marks.flatMap((mark) => (mark ? [mark.value] : [])))].sort();
  const { same = 0, differ = 0 } = rule;
  if (values.length === 0 || (values.length === 1 && same === 0)) return undefined;
  const indexes = new Map(values.map((value, index) => [value, index]));
  const except = new Map<number, number>();
  for (const [x, y, points] of rule.except?.(values) ?? []) {
    const a = indexes.get(x);
    const b = indexes.get(y);
    if (a === undefined || b === undefined || a === b) continue;
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
    classOf: Int32Array.from(marks, (mark) => (mark ? (indexes.get(mark.value) ?? -1) : -1)),
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
