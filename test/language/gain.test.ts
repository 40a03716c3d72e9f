import assert from 'node:assert/strict';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { balanceOf, type Balance } from '../../src/language/balance.ts';
import { moveOf, tellGain } from '../../src/language/gain.ts';
import type { Grouping } from '../../src/rules/rule.ts';
import { generateMap } from '../support/generate.ts';

/** The same from every single pair. */
function expected(analysis: Analysis, service: number) {
  const { current, recommended } = analysis;
  const balance = ({ groupOf, members }: Grouping): Balance =>
    balanceOf(analysis, service, members[groupOf[service] ?? -1] ?? []);
  const net = ({ forPoints, againstPoints }: Balance): number => forPoints - againstPoints;
  return net(balance(recommended)) - net(balance(current));
}

describe('the gain of a move', () => {
  for (const family of ['planted', 'by-team', 'mixed'] as const)
    it(`is what all pairs add up to: ${family}`, () => {
      let moves = 0;
      for (let seed = 1; seed <= 4; seed++) {
        const analysis = analyse(generateMap({ services: 40, family, seed }), { timeLimit: 100 });
        for (let service = 0; service < 40; service++) {
          const move = moveOf(analysis, service);
          if (!move) continue;
          moves++;
          assert.equal(move.points, expected(analysis, service));
        }
      }
      assert.ok(moves > 20);
    });

  it('counts exceptions to a class, such as teams that work together', () => {
    const analysis = analyse(`teams: { x: { worksWith: [y] }, y: {}, z: {} }
services:
  a: { owner: x, project: p, databases: [d] }
  b: { owner: y, project: q, databases: [d] }
  c: { owner: z, project: q }
`);
    for (const service of [0, 1, 2]) {
      const move = moveOf(analysis, service);
      if (move) assert.equal(move.points, expected(analysis, service));
    }
    assert.ok([0, 1, 2].some((service) => moveOf(analysis, service)));
  });

  it('is not worth telling where it is nothing', () => {
    const move = { service: 0, target: 'p', today: 'q', points: -2, required: false };
    assert.equal(tellGain(move), '');
    assert.equal(tellGain({ ...move, points: 3 }), ' (+3)');
    assert.equal(tellGain({ ...move, required: true }), ' (required)');
  });
});
