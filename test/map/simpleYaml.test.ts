import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSimpleYaml } from '../../src/map/simpleYaml.ts';
import { readYaml } from '../../src/map/yaml.ts';
import { generateMap } from '../support/generate.ts';
import { plain } from '../support/plain.ts';

/** What both readers say, where the simple one says anything. */
function assertSame(text: string): boolean {
  const simple = readSimpleYaml(text);
  if (!simple) return false;
  assert.deepEqual(plain(simple), plain(readYaml(text)), JSON.stringify(text));
  return true;
}

describe('the simple forms of YAML', () => {
  it('are read without the library in the maps that people write', () => {
    const texts = [
      'version: 1\n',
      '  cart:\n    owner: checkout\n    databases: [cart-db, "x: y"]\n',
      '  cart: { owner: checkout, databases: { cart-db: read }, flags: [] } # the cart\n',
      '# above\n  cart:\n\n    # inside\n    flags:\n      - dark-mode\n      - new # soon\n    owner: a\n',
      '  cart:\n    flags:\n    - dark-mode\n    - new\n    path: services/cart\n',
      "  cart:\n    description: The cart, and what's in it (mostly).\n    path: './x'\n",
      '  cart:\r\n    owner: checkout\r\n    approvals: 2\r\n',
      '  deep:\n    a:\n      b:\n        c: null\n    d: true\n',
    ];
    for (const text of texts) assert.ok(assertSame(text), JSON.stringify(text));
  });

  it('leave everything else to the library', () => {
    const texts = [
      '',
      'a',
      'a:\n',
      'a: |\n  text\n',
      'a: &x 1\n',
      'a: *x\n',
      'a: b: c\n',
      'a: b\n  c\n',
      'a: [b\n',
      'a: [b,\n  c]\n',
      'a: "b\n',
      'a: "\\n"\n',
      "a: 'it''s'\n",
      'a: 012\n',
      'a: 1e3\n',
      'a: True\n',
      'a: ~\n',
      '? a\n',
      '--- \na: b\n',
      'a: ä\n',
      'a:\tb\n',
      '<<: b\n',
      '<<<<<<< ours\na: b\n',
      'a: b #c\n d: e\n',
      'a: [b]c\n',
      'a: [b]#c\n',
      `${'a'.repeat(2000)}: b\n`,
      `{ ${'a'.repeat(2000)}: b }\n`,
    ];
    for (const text of texts) assert.equal(readSimpleYaml(text), undefined, JSON.stringify(text));
  });

  it('mean what the library takes them for, in generated maps and what is left of them', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const text = generateMap({ services: 12, family: 'mixed', seed });
      assertSame(text);
      const lines = text.split('\n');
      for (let at = 0; at < lines.length; at += 3)
        assertSame(lines.slice(at, at + 5).join(seed % 2 === 0 ? '\n' : '\r\n'));
    }
  });

  it('mean what the library takes them for, in any text made of their parts', () => {
    const piece = fc.constantFrom(
      ...['a', 'b-c', 'x.y/z', '12', '0', '007', '1.5', '2fa', 'true', 'null', 'No', '_', '/'],
      ...[': ', ':', '- ', '-', ', ', ',', ' ', '  ', '    ', '\n', '\n', '\n  ', '\n    ', '\r\n'],
      ...['[', ']', '{', '}', '"', "'", '"q r"', "'s: t'", ' # c', '#', '\\', '.', '+', '(', '!'],
      ...['a: b\n', '  a: b\n', 'a:\n', '- a\n', '  - b\n', '[a, b]', '{ a: b }', '{}', '[]'],
    );
    let simple = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        if (assertSame(pieces.join(''))) simple++;
      }),
      { numRuns: 60_000, seed: 1 },
    );
    assert.ok(simple > 300, `only ${simple} of the texts were simple`);
  });

  it('mean what the library takes them for, after an edit of a simple text', () => {
    const base =
      '  cart:\n    owner: checkout # us\n    flags: [a, "b c", d]\n    databases: { x: read, y: write }\n    segments:\n      - beta\n      - old\n    description: All of it, really\n    approvals: 2\n';
    const typed = fc.constantFrom(
      ...' \n:#-[]{},"\'\\|>&*!?a1.~%@`'.split(''),
      '  ',
      '\n  ',
      '\n    ',
    );
    fc.assert(
      fc.property(
        fc.nat(base.length),
        fc.nat(3),
        fc.array(typed, { maxLength: 3 }),
        (at, removed, inserted) => {
          assertSame(base.slice(0, at) + inserted.join('') + base.slice(at + removed));
        },
      ),
      { numRuns: 15_000, seed: 2 },
    );
  });
});
