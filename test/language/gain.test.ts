import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyRecommendation } from '../../src/language/actions.ts';
import { analyse, type Analysis } from '../../src/language/analysis.ts';
import { balanceOf, type Balance } from '../../src/language/balance.ts';
import { movingPoints, moveOf, tellGain } from '../../src/language/gain.ts';
import { applyEdits } from '../../src/map/text.ts';
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
    const move = { service: 0, target: 'p', today: 'q', points: -2, required: undefined };
    assert.equal(tellGain(move), '');
    assert.equal(tellGain({ ...move, points: 3 }), ' (+3)');
    const required = { text: 'must leave q', reason: 'PCI' };
    assert.equal(tellGain({ ...move, required }), ' (must leave q)');
  });

  it('says what is required: to leave, or whom to be with', () => {
    const required = (constraint: string) => {
      const analysis = analyse(`services:
  a: { project: p, owner: x }
  b: { project: p, owner: y }
  c: { project: q, owner: z, databases: [db] }
  d: { project: q, owner: z, databases: [db] }
constraints: [{ ${constraint}, because: PCI }]
`);
      return [0, 1, 2, 3].flatMap((service) => moveOf(analysis, service)?.required ?? []);
    };
    const texts = (constraint: string) => required(constraint).map(({ text }) => text);
    assert.deepEqual(texts('apart: [a, b]'), ['must leave p']);
    assert.match(required('apart: [a, b]')[0]?.reason ?? '', /PCI/);
    assert.deepEqual(texts('together: [a, c]'), ['must be with c']);
    assert.deepEqual(texts('apart: [b, d]'), []);
  });

  it('counts what speaks against a move no longer once it has been made', () => {
    for (const sample of ['opentelemetry-demo', 'shared-database', 'front-end']) {
      const text = readFileSync(
        new URL(`../../samples/${sample}/service-map.yaml`, import.meta.url),
        'utf8',
      );
      const analysis = analyse(text);
      const [apply] = applyRecommendation(analysis, 'source');
      const edits = apply?.edits();
      assert.ok(edits);
      assert.equal(
        analyse(applyEdits(text, edits)).current.overruled,
        analysis.recommended.overruled - movingPoints(analysis),
      );
    }
  });
});
