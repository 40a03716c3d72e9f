import assert from 'node:assert/strict';
import { parseMap, type ParsedMap } from '../../../src/map/parse.ts';
import { head, services, tail } from '../support/told.ts';

const deep = 'What is nested more than 100 deep is not read.';

describe('input without end', () => {
  /** Linear work ends long before the runner's patience does; work that grows faster does not. */
  const bounded = (title: string, text: string, check: (map: ParsedMap) => void): void => {
    it(`${title}: read to the end, in a few words`, () => {
      const map = parseMap(text);
      assert.ok(map.problems.length <= 60, String(map.problems.length));
      check(map);
    });
  };
  const saysOnly = (message: string) => (map: ParsedMap) => {
    assert.deepEqual(
      map.problems.map((problem) => problem.message),
      [message],
    );
  };
  const readsTheRest = (map: ParsedMap): void => {
    assert.deepEqual(services(map).slice(0, 2), ['a', 'b']);
  };

  bounded('five megabytes of [', '['.repeat(5e6), saysOnly(deep));
  bounded('five megabytes of [ in lines', '[\n'.repeat(2.5e6), saysOnly(deep));
  bounded('five megabytes of {a:', '{a: '.repeat(1.25e6), saysOnly(deep));
  bounded('five megabytes of dashes', '- '.repeat(2.5e6), (map) => {
    assert.equal(map.problems[0]?.message, deep);
  });
  bounded('five megabytes of quotes', '"'.repeat(5e6), (map) => {
    assert.equal(map.problems[0]?.message, 'This does not belong here.');
  });
  bounded(
    'twenty thousand [ in the middle',
    `${head}teams: ${'['.repeat(20_000)}\n${tail}`,
    (map) => {
      saysOnly(deep)(map);
      readsTheRest(map);
    },
  );
  bounded('anchors without end', `${head}${tail}teams: ${'&a '.repeat(50_000)}\n`, readsTheRest);
  bounded('aliases without end', `${head}${tail}teams: ${'*a '.repeat(50_000)}\n`, readsTheRest);
  bounded('conflict markers without end', '<<<<<<< a\n'.repeat(50_000), (map) => {
    assert.match(map.problems.at(-1)?.message ?? '', /more syntax errors follow/);
  });
  bounded(
    'keys nested without end',
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    (map) => {
      assert.ok(map.problems.some(({ message }) => message.includes('nested too deeply')));
    },
  );
  bounded(
    'an alias bomb',
    `${head}${tail}x0: &x0 [a, a, a, a, a, a, a, a, a]\n${Array.from(
      { length: 9 },
      (_, i) => `x${i + 1}: &x${i + 1} [${Array(9).fill(`*x${i}`).join(', ')}]\n`,
    ).join('')}`,
    (map) => {
      readsTheRest(map);
      const bombs = map.problems.filter(({ message }) => message.includes('expand to too much'));
      assert.equal(bombs.length, 1);
    },
  );
  bounded(
    'ten thousand aliases of one anchor',
    `${head}${tail}x0: &x0 [a, a, a]\nx1: [${Array(10_000).fill('*x0').join(', ')}]\n`,
    readsTheRest,
  );
  bounded(
    'ten megabytes of comments behind a map',
    `${head}${tail}${'# and so on, and so on\n'.repeat(450_000)}`,
    (map) => {
      assert.deepEqual(map.problems, []);
      readsTheRest(map);
    },
  );
  bounded(
    'a line of a megabyte',
    `${head}services: { a: {}, b: {}, ${Array.from({ length: 20_000 }, (_, i) => `service-number-${i}-with-a-long-name: {}`).join(', ')} }\n`,
    readsTheRest,
  );

  it('a thousand unknown keys are a thousand problems, each at its key', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `zz${i}`);
    const map = parseMap(`${head}${keys.map((key) => `${key}: 1\n`).join('')}${tail}`);
    assert.deepEqual(
      map.problems.map(({ code, range }) => [code, map.text.slice(range.start, range.end)]),
      keys.map((key) => ['unknown-key', key]),
    );
    readsTheRest(map);
  });

  it('a name of 10,000 characters', () => {
    const long = 'x'.repeat(10_000);
    const used = parseMap(`${head}services:\n  a: { owner: ${long} }\n  b: { owner: "${long}" }\n`);
    assert.deepEqual(used.problems, []);
    assert.equal(used.model.services[1]?.owner?.text, long);
    const declared = parseMap(`${head}services:\n  ${long}: {}\n  b: {}\n`);
    assert.deepEqual(
      declared.problems.map(({ message }) => message),
      ['A name may have at most 1,024 characters.'],
    );
  });
});
