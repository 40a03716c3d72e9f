import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { bySymbolRank, workspaceSymbolsIn } from '../../src/language/workspaceSymbols.ts';

function symbols(text: string, query: string): string[] {
  return workspaceSymbolsIn(analyse(text), { start: 0, end: text.length }, query)
    .sort(bySymbolRank)
    .map(({ name, kind, container }) => `${container}/${name} ${kind}`);
}

describe('workspace symbols', () => {
  it('are all declarations, of every kind', () => {
    const sections = [
      'teams',
      'products',
      'contexts',
      'databases',
      'apis',
      'segments',
      'flags',
      'projects',
    ];
    const text = sections.map((section) => `${section}: { ${section}-1: {} }\n`).join('');
    assert.equal(symbols(`${text}services: { s: { owner: teams-1 } }\n`, '').length, 9);
  });

  it('match letters in their order, the best first', () => {
    const text =
      'services: { order: {}, order-db: {}, my-order: {}, old-rider: {}, cart: {}, Order-2: {} }';
    assert.deepEqual(symbols(text, 'order'), [
      'services/order service',
      'services/Order-2 service',
      'services/order-db service',
      'services/my-order service',
      'services/old-rider service',
    ]);
    assert.deepEqual(symbols(text, 'odb'), ['services/order-db service']);
    assert.deepEqual(symbols(text, 'OLD rider'), ['services/old-rider service']);
    assert.deepEqual(symbols(text, 'old-r'), ['services/old-rider service']);
  });

  it('do not depend on the order of keys', () => {
    const names = ['b', 'a', 'c'];
    const of = (all: readonly string[]) =>
      symbols(`services: { ${all.map((name) => `${name}: {}`).join(', ')} }`, '');
    assert.deepEqual(of(names), of(names.toReversed()));
  });
});
