import assert from 'node:assert/strict';
import { drawnTo } from '../../src/grouping/edited/drawn.ts';
import { problemOfPart } from '../../src/grouping/edited/part.ts';
import { resolve } from '../../src/grouping/edited/resolve.ts';
import { touchedServices } from '../../src/grouping/edited/touched.ts';
import { problemFromEvidence } from '../../src/grouping/fromEvidence.ts';
import { overruled } from '../../src/grouping/overruled.ts';
import { canonical, movedBetween } from '../../src/grouping/partition.ts';
import type { Problem } from '../../src/grouping/problem.ts';
import { randomNumbers } from '../../src/grouping/random.ts';
import { solve } from '../../src/grouping/solve.ts';
import { parseMap } from '../../src/map/parse.ts';
import { collectEvidence } from '../../src/rules/collect.ts';
import { classPoints } from '../../src/rules/evidence.ts';
import { generateMap } from '../support/generate.ts';

interface Posed {
  readonly problem: Problem;
  readonly services: readonly string[];
}

function posed(text: string): Posed {
  const evidence = collectEvidence(parseMap(text).model);
  return { problem: problemFromEvidence(evidence).problem, services: evidence.services };
}

const numbersBefore = (before: Posed, now: Posed): Int32Array =>
  Int32Array.from(now.services, (name) => before.services.indexOf(name));

/** One edit as people make them; every one leaves a map that can be read. */
function edited(text: string, random: () => number): string {
  const pick = (count: number): number => Math.floor(random() * count);
  const lines = text.split('\n');
  const at = (start: string): number => {
    const places = lines.flatMap((line, i) => (line.startsWith(start) ? [i] : []));
    return places[pick(places.length)] ?? 0;
  };
  const service = (): string => (lines[at('  service-')] ?? '').trim().slice(0, -1);
  const owner = at('    owner: ');
  const databases = at('    databases: ');
  const edits: readonly (() => string[])[] = [
    () => lines.with(owner, `    owner: team-${pick(12)}`),
    () => lines.with(owner, `    owner: team-${pick(12)}1`),
    () => lines.with(databases, `    databases: [db-${pick(8)}]`),
    () => lines.toSpliced(databases, 0, `    releasesWith: [${service()}]`),
    () => lines.toSpliced(owner, 0, `    product: product-${pick(3)}`),
    () => [...lines, `  service-new-${pick(1000)}:`, '    databases: [db-1, db-2]'],
    () => {
      const first = at('  service-');
      const next = lines.findIndex((line, i) => i > first && line.startsWith('  service-'));
      return next < 0 ? lines : lines.toSpliced(first, next - first);
    },
    () => ['constraints:', `  - apart: [${service()}, ${service()}]`, ...lines],
    () => ['constraints:', `  - together: [${service()}, ${service()}]`, ...lines],
  ];
  const next = (edits[pick(edits.length)] ?? (() => lines))();
  const constraints = next.flatMap((line) => (line.startsWith('  - ') ? [line] : []));
  const rest = next.filter((line) => line !== 'constraints:' && !line.startsWith('  - '));
  // A service has each key once, and there is one list of constraints.
  const once = rest.filter((line, i) => {
    const key = /^ {4}\w+:/.exec(line)?.[0];
    if (key === undefined) return true;
    for (let j = i - 1; rest[j]?.startsWith('    ') === true; j--)
      if (rest[j]?.startsWith(key) === true) return false;
    return true;
  });
  return [...(constraints.length > 0 ? ['constraints:', ...constraints] : []), ...once]
    .filter((line) => line !== '')
    .join('\n');
}

const pairPoints = ({ edges, classes }: Problem): ((a: number, b: number) => string) => {
  const own = new Map<string, string>();
  edges.a.forEach((a, e) =>
    own.set([a, edges.b[e]].join(), [edges.share[e], edges.split[e]].join()),
  );
  return (a, b) =>
    `${own.get([a, b].join()) ?? '0,0'} ${classes.map((term) => classPoints(term, a, b)).join()}`;
};

const allowed = ({ together, apart, separations }: Problem, groupOf: Int32Array): boolean =>
  together.every(([a, b]) => groupOf[a] === groupOf[b]) &&
  apart.every(([a, b]) => groupOf[a] !== groupOf[b]) &&
  separations.every(({ left, right }) =>
    left.every((a) => right.every((b) => a === b || groupOf[a] !== groupOf[b])),
  );

/** Maps that one edit after the other leads to. */
function* histories(maps: number, edits: number): Generator<readonly [Posed, Posed]> {
  for (let seed = 1; seed <= maps; seed++) {
    const random = randomNumbers(seed);
    let text = generateMap({ services: 50 + 10 * (seed % 4), family: 'mixed', seed });
    let before = posed(text);
    for (let i = 0; i < edits; i++) {
      text = edited(text, random);
      const now = posed(text);
      yield [before, now];
      before = now;
    }
  }
}

describe('a problem that an edit has made of another', () => {
  it('differs nowhere but at the services that are touched', () => {
    let differing = 0;
    for (const [before, now] of histories(6, 12)) {
      const was = numbersBefore(before, now);
      const { groupOf } = solve(before.problem, { proof: false });
      const touched = touchedServices({ ...before, groupOf }, now.problem, was, 1000);
      if (!touched) continue;
      const [old, fresh] = [pairPoints(before.problem), pairPoints(now.problem)];
      for (let a = 0; a < was.length; a++)
        for (let b = a + 1; b < was.length; b++) {
          if (touched.has(a) || touched.has(b)) differing++;
          else assert.equal(fresh(a, b), old(was[a] ?? 0, was[b] ?? 0));
        }
    }
    assert.ok(differing > 1000);
  });

  it('is the same where nothing has been edited', () => {
    const map = posed(generateMap({ services: 60, family: 'mixed', seed: 2 }));
    const other = posed(generateMap({ services: 60, family: 'mixed', seed: 2 }));
    const { groupOf } = solve(map.problem);
    const same = numbersBefore(map, other);
    const answered = { problem: map.problem, groupOf };
    assert.deepEqual([...(touchedServices(answered, other.problem, same, 10) ?? [-1])], []);
    assert.deepEqual(resolve(answered, other.problem, same)?.groupOf, groupOf);
  });
});

describe('a part of a problem', () => {
  it('gains by another grouping of its services what the whole gains', () => {
    const random = randomNumbers(5);
    for (const [{ problem }] of histories(4, 6)) {
      const { groupOf } = solve(problem, { proof: false });
      const some = new Set(Array.from({ length: 3 }, () => groupOf[Math.floor(random() * 40)]));
      const services = [...groupOf.keys()].filter((v) => some.has(groupOf[v]));
      const part = problemOfPart(problem, services);
      const anew = services.map(() => Math.floor(random() * 4));
      const other = groupOf.slice();
      services.forEach((v, i) => (other[v] = problem.size + (anew[i] ?? 0)));
      assert.equal(
        overruled(problem, other) - overruled(problem, groupOf),
        overruled(part, anew) - overruled(part, canonical(services.map((v) => groupOf[v] ?? 0))),
      );
    }
  });

  it('has all that its services are drawn to around them', () => {
    const { problem } = posed(generateMap({ services: 60, family: 'mixed', seed: 4 }));
    const points = pairPoints(problem);
    const sum = (a: number, b: number): number => {
      const [own = '', classes = ''] = points(Math.min(a, b), Math.max(a, b)).split(' ');
      const [share = 0, split = 0] = own.split(',').map(Number);
      return classes.split(',').reduce((total, each) => total + Number(each), share - split);
    };
    for (let v = 0; v < 60; v += 7)
      assert.deepEqual(
        [...drawnTo(problem, new Set([v]))].sort((x, y) => x - y),
        Array.from({ length: 60 }, (_, w) => w).filter((w) => w !== v && sum(v, w) > 0),
      );
  });
});

describe('an answer that follows an edit', () => {
  it('keeps to what is required, is never worse than before, and moves little', () => {
    let edits = 0;
    let moved = 0;
    let above = 0;
    let best = 0;
    let answered: { problem: Problem; groupOf: Int32Array } | undefined;
    for (const [before, now] of histories(8, 15)) {
      if (answered?.problem !== before.problem)
        answered = { problem: before.problem, groupOf: solve(before.problem).groupOf };
      const was = numbersBefore(before, now);
      const followed = resolve(answered, now.problem, was);
      const groupOf = followed?.groupOf ?? solve(now.problem).groupOf;
      assert.ok(allowed(now.problem, groupOf));
      const old = answered.groupOf;
      const carried = canonical(was.map((v) => (v < 0 ? -1 : (old[v] ?? -1))));
      if (followed) {
        assert.equal(followed.overruled, overruled(now.problem, groupOf));
        if (allowed(now.problem, carried))
          assert.ok(followed.overruled <= overruled(now.problem, carried));
        edits++;
        moved += movedBetween(carried, groupOf).length;
        const { overruled: fewest } = solve(now.problem);
        above += followed.overruled - fewest;
        best += fewest;
      }
      answered = { problem: now.problem, groupOf };
    }
    assert.ok(edits > 100, `${edits} edits were small enough`);
    assert.ok(moved / edits <= 2, `${moved / edits} services moved on average`);
    assert.ok(above / best < 0.005, `${above / best} above the best`);
  });

  it('is not looked for where everything has changed', () => {
    const [one, other] = [1, 2].map((seed) =>
      posed(generateMap({ services: 400, family: 'mixed', seed })),
    );
    assert.ok(one && other);
    const { groupOf } = solve(one.problem, { proof: false });
    const answered = { problem: one.problem, groupOf };
    assert.equal(resolve(answered, other.problem, numbersBefore(one, other)), undefined);
  });
});
