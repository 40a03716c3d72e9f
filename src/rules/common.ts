import type { Name, Service, ServiceMap } from '../map/model.ts';
import type { Range } from '../map/text.ts';
import type { ClassEvidence, PairEvidence, Separation, Thing } from './evidence.ts';

/**
 * What many use says little about any two: full points up to five users, half at nine, nothing
 * beyond eighty-one (for 10 points). `n` is the number of users, `points` signed.
 */
export function diluted(points: number, n: number): number {
  return Math.round(points * Math.min(1, 4 / (n - 1)));
}

/** A service that uses a thing, and where it says so. */
export interface User {
  readonly service: number;
  readonly range: Range;
}

/** Who uses what: for each name the services whose `list` holds it, in ascending order. */
export function usersOf(
  map: ServiceMap,
  list: (service: Service) => readonly Name[],
): Map<string, User[]> {
  const result = new Map<string, User[]>();
  map.services.forEach((service, index) => {
    for (const { text, range } of list(service)) {
      const users = result.get(text);
      if (users) users.push({ service: index, range });
      else result.set(text, [{ service: index, range }]);
    }
  });
  return result;
}

export const nameOf = (map: ServiceMap, service: number): string =>
  map.services[service]?.name.text ?? '';

/**
 * Share evidence for each pair of the users of one thing. Where there are too many users for
 * any pair to get a point, one piece of evidence says that it was looked at.
 */
export function shareAmong(
  users: readonly User[],
  thing: Thing,
  rule: string,
  weigh: (a: User, b: User) => { readonly points: number; readonly reason: string },
): PairEvidence[] {
  const n = users.length;
  const result: PairEvidence[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = users[i] as User;
      const b = users[j] as User;
      const { points, reason } = weigh(a, b);
      const weighed = diluted(points, n);
      if (weighed !== 0)
        result.push(
          pair(
            rule,
            a,
            b,
            weighed,
            n > 5 ? `${reason}, as do ${String(n - 2)} others` : reason,
            thing,
          ),
        );
      else if (result.length === 0)
        return [
          pair(
            rule,
            a,
            b,
            0,
            `${String(n)} services use ${thing.kind} ${thing.name}: too common to count`,
            thing,
          ),
        ];
    }
  }
  return result;
}

export function pair(
  rule: string,
  a: User,
  b: User,
  points: number | 'required',
  reason: string,
  thing?: Thing,
  kind: 'share' | 'split' = points === 'required' || points >= 0 ? 'share' : 'split',
): PairEvidence {
  const [low, high] = a.service < b.service ? [a, b] : [b, a];
  return {
    rule,
    kind,
    points,
    subjects: [low.service, high.service],
    reason,
    ...(thing && { thing }),
    places: low.range === high.range ? [low.range] : [low.range, high.range],
    counted: points !== 0,
  };
}

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
}

/** Evidence about all pairs by a class of each; undefined where it says nothing about any. */
export function byClass(map: ServiceMap, rule: ClassRule): ClassEvidence | undefined {
  const marks = map.services.map((service) => rule.mark(service));
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
    const x = marks[a];
    const y = marks[b];
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

/** Keeps every service of `left` from every service of `right`; undefined where either is empty. */
export function separate(
  rule: string,
  left: readonly User[],
  right: readonly User[],
  reason: (left: number, right: number) => string,
): Separation | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  const ranges = new Map([...right, ...left].map(({ service, range }) => [service, range]));
  return {
    rule,
    left: left.map(({ service }) => service),
    right: right.map(({ service }) => service),
    reason,
    places: (a, b) => [a, b].flatMap((service) => ranges.get(service) ?? []),
  };
}

export const some = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

/** `a, b and c`, cut after `most` names. */
export function list(names: readonly string[], most = 6): string {
  const shown =
    names.length > most
      ? [...names.slice(0, most - 1), `${String(names.length - most + 1)} more`]
      : names;
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

export const plural = (count: number, word: string): string =>
  `${String(count)} ${word}${count === 1 ? '' : 's'}`;
