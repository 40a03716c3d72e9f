import fc from 'fast-check';
import type { ClassTerm, Problem } from '../../src/grouping/problem.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { bestGrouping } from './everyGrouping.ts';

const pairsOf = (size: number): [number, number][] =>
  Array.from({ length: size }, (_, b) =>
    Array.from({ length: b }, (__, a): [number, number] => [a, b]),
  ).flat();

/** Edges from pairs with what they have for one group, and for two. */
function edgesOf(
  list: readonly (readonly [a: number, b: number, share: number, split: number])[],
): Problem['edges'] {
  const sorted = list.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]);
  return {
    a: Int32Array.from(sorted, ([a]) => a),
    b: Int32Array.from(sorted, ([, b]) => b),
    share: Int32Array.from(sorted, ([, , share]) => share),
    split: Int32Array.from(sorted, ([, , , split]) => split),
  };
}

/** Problems of up to `most` services with everything in them, which can all be honoured. */
export const problems = (most: number): fc.Arbitrary<Problem> =>
  fc.integer({ min: 1, max: most }).chain((size) => {
    const pairs = pairsOf(size);
    const points = fc.integer({ min: 0, max: 12 });
    const term: fc.Arbitrary<ClassTerm> = fc.record({
      classOf: fc
        .array(fc.integer({ min: -1, max: 2 }), { minLength: size, maxLength: size })
        .map((list) => Int32Array.from(list)),
      classCount: fc.constant(3),
      same: fc.integer({ min: -2, max: 3 }),
      differ: fc.integer({ min: -4, max: 2 }),
      except: fc
        .array(fc.tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: -3, max: 3 })), {
          maxLength: 2,
        })
        .map((list) => new Map(list)),
    });
    const some = fc.subarray(pairs, { maxLength: Math.min(2, pairs.length) });
    const services = Array.from({ length: size }, (_, i) => i);
    return fc
      .record({
        edges: fc
          .subarray(pairs)
          .chain((chosen) =>
            fc.tuple(
              ...chosen.map(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), points, points)),
            ),
          )
          .map(edgesOf),
        classes: fc.array(term, { maxLength: 2 }),
        together: some,
        apart: some,
        separations: fc.array(
          fc.record({ left: fc.subarray(services), right: fc.subarray(services) }),
          { maxLength: 1 },
        ),
      })
      .map((rest) => ({ size, ...rest }))
      .filter((problem) => bestGrouping(problem) !== undefined);
  });

/**
 * A problem in which nearly every pair has points, as many for one group as for two, and nothing
 * is plain: what takes a search and a proof. Half of them have classes and a separation, too.
 */
export function tangle(size: number, seed: number): Problem {
  const random = randomNumbers(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const largest = 1 + pick(6);
  const list = pairsOf(size).flatMap(([a, b]) => {
    const points = pick(2 * largest + 1) - largest;
    return points === 0 ? [] : [[a, b, Math.max(0, points), Math.max(0, -points)] as const];
  });
  const term: ClassTerm = {
    classOf: Int32Array.from({ length: size }, () => pick(4) - 1),
    classCount: 3,
    same: pick(4) - 1,
    differ: pick(4) - 2,
    except: new Map([[1, pick(5) - 2]]),
  };
  const plain = seed % 2 === 0;
  return {
    size,
    edges: edgesOf(list),
    classes: plain ? [] : [term],
    together: [],
    apart: [],
    separations: plain ? [] : [{ left: [pick(size)], right: [pick(size), pick(size)] }],
  };
}

/**
 * Problems hung on each other: each has one service with the ones before it in common. A grouping
 * of the whole is one of each, so it overrules as much as all of them.
 */
export function chained(links: readonly Problem[], seed: number): Problem {
  const random = randomNumbers(seed);
  let size = 1;
  const parts = links.map((link) => {
    const joint = Math.floor(random() * size);
    const base = size - 1;
    size = base + link.size;
    return { ...link, of: (v: number): number => (v === 0 ? joint : base + v) };
  });
  const whole = size;
  const both = ([a, b]: readonly [number, number], of: (v: number) => number) =>
    [of(a), of(b)] as const;
  return {
    size: whole,
    edges: edgesOf(
      parts.flatMap(({ edges: { a, b, share, split }, of }) =>
        Array.from(a, (v, e) => {
          const [x, y] = [of(v), of(b[e] ?? 0)];
          return [Math.min(x, y), Math.max(x, y), share[e] ?? 0, split[e] ?? 0] as const;
        }),
      ),
    ),
    classes: parts.flatMap(({ classes, of }) =>
      classes.map((term) => {
        const classOf = new Int32Array(whole).fill(-1);
        term.classOf.forEach((c, v) => (classOf[of(v)] = c));
        return { ...term, classOf };
      }),
    ),
    together: parts.flatMap(({ together, of }) => together.map((pair) => both(pair, of))),
    apart: parts.flatMap(({ apart, of }) => apart.map((pair) => both(pair, of))),
    separations: parts.flatMap(({ separations, of }) =>
      separations.map(({ left, right }) => ({ left: left.map(of), right: right.map(of) })),
    ),
  };
}
