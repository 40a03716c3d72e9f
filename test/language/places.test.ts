import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  declarationsOf,
  definingPlaces,
  occurrencesIn,
  referencesOf,
} from '../../src/language/places.ts';
import { parseMap } from '../../src/map/parse.ts';
import { generateMap } from '../support/generate.ts';

describe('the index of names', () => {
  const map = parseMap(generateMap({ services: 60, family: 'mixed', seed: 3 }));

  it('finds just what a search of the whole map finds', () => {
    for (const { kind, name } of map.occurrences)
      assert.deepEqual(
        referencesOf(map, { kind, name }),
        map.occurrences.filter((other) => other.kind === kind && other.name.text === name.text),
      );
  });

  it('finds just the names that touch a range', () => {
    const offset = fc.nat(map.text.length);
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const range = { start: Math.min(a, b), end: Math.max(a, b) };
        assert.deepEqual(
          occurrencesIn(map, range),
          map.occurrences.filter(
            ({ name }) => name.range.start <= range.end && range.start <= name.range.end,
          ),
        );
      }),
    );
  });

  it('knows nothing of names that are not there', () => {
    const nobody = { kind: 'service', name: { text: '__proto__' } } as const;
    assert.deepEqual(referencesOf(map, nobody), []);
    assert.deepEqual(declarationsOf(map, nobody), []);
  });

  it('tells a definition from a mere use', () => {
    const used = parseMap('services: { a: { databases: [d] }, b: { databases: [d] } }');
    const database = { kind: 'database', name: { text: 'd' } } as const;
    assert.deepEqual(definingPlaces(used, database), []);
    assert.equal(declarationsOf(used, database).length, 2);
  });
});
