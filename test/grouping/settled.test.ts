import assert from 'node:assert/strict';
import { pairState } from '../../src/grouping/settled.ts';
import { analyse } from '../../src/language/analysis.ts';

const state = (map: string, a: string, b: string) => {
  const { problem, solution, evidence } = analyse(map);
  return pairState(problem, solution, evidence.services.indexOf(a), evidence.services.indexOf(b));
};

describe('settled, or could go either way', () => {
  // b is drawn to a and to c as strongly, and they must be apart.
  const chain = `version: 1
services:
  a: { databases: [ab] }
  b: { databases: [ab, bc] }
  c: { databases: [bc] }
constraints: [{ apart: [a, c] }]
`;

  it('a chain between two that must be apart could go either way', () => {
    assert.equal(state(chain, 'a', 'b'), 'open');
    assert.equal(state(chain, 'b', 'c'), 'open');
  });

  it('what is required is settled', () => {
    assert.equal(state(chain, 'a', 'c'), 'settled');
  });

  it('a shared database without a reason against is settled; so are two strangers with one', () => {
    const map =
      'version: 1\nservices: { a: { databases: [db], owner: x }, b: { databases: [db], owner: x }, c: { owner: y } }\n';
    assert.equal(state(map, 'a', 'b'), 'settled');
    assert.equal(state(map, 'a', 'c'), 'settled');
  });
});
