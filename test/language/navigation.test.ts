import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { definitionsAt, highlightsAt, referencesAt } from '../../src/language/navigation.ts';
import { marked } from '../support/marker.ts';

/** The text with every highlight in angle brackets, `<w:…>` or `<r:…>`. */
function highlighted(fixture: string): string {
  const { text, offset } = marked(fixture);
  return highlightsAt(analyse(text).map, offset).reduceRight(
    (result, { range: { start, end }, kind }) =>
      `${result.slice(0, start)}<${kind.charAt(0)}:${result.slice(start, end)}>${result.slice(end)}`,
    text,
  );
}

describe('the places of a name', () => {
  it('writes where the name is declared and reads where it is used', () => {
    assert.equal(
      highlighted(`databases: { db: {} }
services: { a: { databases: [d|b] }, b: { databases: { db: read } } }`),
      `databases: { <w:db>: {} }
services: { a: { databases: [<r:db>] }, b: { databases: { <r:db>: read } } }`,
    );
  });

  for (const [kind, section, use] of [
    ['team', 'teams', 'owner: x'],
    ['product', 'products', 'product: x'],
    ['context', 'contexts', 'context: x'],
    ['database', 'databases', 'databases: [x]'],
    ['API', 'apis', 'consumesApis: [x]'],
    ['segment', 'segments', 'segments: [x]'],
    ['flag', 'flags', 'flags: [x]'],
    ['project', 'projects', 'project: x'],
    ['service', 'services', 'releasesWith: [x]'],
  ])
    it(`from either end, for this kind of name: ${kind}`, () => {
      const own = section === 'services' ? '' : `${section}: { x: {} }\n`;
      const rest = `services: { x: {}, y: { ${use} } }`;
      const plain = own + rest;
      const declared = plain.indexOf('x:', own === '' ? 0 : plain.indexOf('{'));
      const used = plain.lastIndexOf('x');
      for (const at of [declared, used])
        assert.deepEqual(
          highlightsAt(analyse(plain).map, at).map(({ range, kind: how }) => [range.start, how]),
          [
            [declared, 'write'],
            [used, 'read'],
          ],
        );
    });

  it('takes the provider of an undeclared API for its declaration', () => {
    assert.equal(
      highlighted('services: { a: { consumesApis: [x|] }, b: { providesApis: [x] } }'),
      'services: { a: { consumesApis: [<r:x>] }, b: { providesApis: [<w:x>] } }',
    );
  });

  it('while the line is half typed', () => {
    assert.equal(
      highlighted('services:\n  a: { databases: [db] }\n  b:\n    databases: [d|b, \n'),
      'services:\n  a: { databases: [<r:db>] }\n  b:\n    databases: [<r:db>, \n',
    );
  });

  it('not on keys and values that are no names', () => {
    assert.equal(highlighted('services: { a: { sur|face: server } }').includes('<'), false);
  });
});

describe('a trait', () => {
  const own = 'contexts: { web: { traits: { plan: text } }, app: { traits: { plan: text } } }';
  const rest = 'segments: { vip: { traits: [pl|an, age] }, beta: { traits: [plan] } }';

  it('is highlighted where contexts send it and where segments look at it', () => {
    assert.equal(
      highlighted(`${own}\n${rest}`),
      `${own.replaceAll('plan', '<w:plan>')}\n${rest.replace('|', '').replaceAll('plan', '<r:plan>')}`,
    );
  });

  it('leads to the contexts that send it, and to the segments that look at it', () => {
    const { text, offset } = marked(`${own}\n${rest}`);
    const { map } = analyse(text);
    const behind = text.indexOf('segments');
    const sent = definitionsAt(map, offset).map(({ start }) => start);
    assert.equal(sent.length, 2);
    assert.ok(sent.every((start) => start < behind));
    const seen = referencesAt(map, offset, false).map(({ start }) => start);
    assert.equal(seen.length, 2);
    assert.ok(seen.every((start) => start > behind));
    assert.equal(referencesAt(map, offset, true).length, 4);
  });

  it('leads to its other places where no context sends it', () => {
    const { text, offset } = marked(rest);
    assert.equal(definitionsAt(analyse(text).map, offset).length, 2);
  });
});
