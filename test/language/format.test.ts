import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatted } from '../../src/language/format.ts';
import { formatEdits } from '../../src/map/format/format.ts';
import { parseMap } from '../../src/map/parse.ts';
import { applyEdits } from '../../src/map/text.ts';
import { meaningOf } from '../map/support/model.ts';
import { randomTree } from '../map/support/tree.ts';
import { writeMap, type Choose } from '../map/support/writer.ts';
import { generateMap } from '../support/generate.ts';

const format = (text: string, width = 2): string => applyEdits(text, formatted(text, width));

describe('formatting', () => {
  it('puts one blank where one belongs, and keeps comments in their columns', () => {
    assert.equal(
      format(`

version:   1   
services   :
    cart:    {owner:  x,flags:[ a,b ] ,databases :{ }}    # one
    pay:  # two
        flags:
        -   a
        -  b


        owner: x
            # deep
    # flush
#zero


`),
      `version: 1
services:
  cart: { owner: x, flags: [a, b], databases: {} }    # one
  pay:  # two
    flags:
    - a
    - b

    owner: x
        # deep
  # flush
#zero
`,
    );
  });

  it('never touches texts', () => {
    const text = `version: 1
services:
    a:
        description: "one  {two}
            three : , "
    b:
        description: |
            x   y

              - [ z ]
    c: { description: 'a,b  :c' }
`;
    const after = format(text);
    assert.deepEqual(meaningOf(parseMap(after).model), meaningOf(parseMap(text).model));
    assert.match(after, /^  b:\n    description: \|\n        x   y\n\n          - \[ z \]\n/m);
  });

  it('replaces tabs in the indentation', () => {
    assert.equal(
      format('version: 1\nservices:\n\ta:\n\t\towner: x\n'),
      'version: 1\nservices:\n  a:\n    owner: x\n',
    );
  });

  it('leaves a broken file alone', () => {
    const text = 'version:   1\nservices:\n  a: {   owner: [\n';
    assert.deepEqual(formatted(text, 2), []);
  });

  it('lays out the lines of a range alone', () => {
    const text = 'version:  1\nservices:\n   a: {x:  1}\n   b: {y:  1}\n';
    const at = text.indexOf('a:');
    const after = applyEdits(text, formatted(text, 2, { start: at, end: at }));
    assert.equal(after, 'version:  1\nservices:\n   a: { x: 1 }\n   b: {y:  1}\n');
  });

  const blanks = /[ \t\r\n]+/g;

  function holds(text: string, width: number): void {
    assert.ok(formatEdits(text, width), `refused:\n${text}`);
    const after = format(text, width);
    assert.equal(after.replace(blanks, ''), text.replace(blanks, ''));
    assert.deepEqual(meaningOf(parseMap(after).model), meaningOf(parseMap(text).model), text);
    assert.equal(format(after, width), after, `not settled:\n${text}\n--- after\n${after}`);
  }

  it('changes blanks alone, means the same, and is settled after one time', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(99_999)), (luck) => {
        const choose: Choose = (below) => (luck.next().value as number) % below;
        const width = [2, 4, 3][choose(3)] ?? 2;
        holds(ruffled(writeMap(randomTree(choose), choose), choose), width);
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
    );
  });

  it('does so for large maps too', () => {
    for (const family of ['planted', 'by-team', 'mixed'] as const)
      holds(generateMap({ services: 60, family, seed: 3 }), 4);
  });
});

/** Blanks added where they mean nothing. */
function ruffled(text: string, choose: Choose): string {
  return text.replace(/\r?\n|, |: (?=[[{])/g, (found) => {
    if (choose(5) !== 0) return found;
    if (!found.endsWith('\n')) return `${found}  `;
    return [`  ${found}`, found.repeat(3), found][choose(3)] ?? found;
  });
}
