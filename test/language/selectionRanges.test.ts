import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectionRangesAt } from '../../src/language/selectionRanges.ts';
import { parseMap } from '../../src/map/parse.ts';
import { marked } from '../support/marker.ts';

function selections(fixture: string): string[] {
  const { text, offset } = marked(fixture);
  const map = parseMap(text);
  return selectionRangesAt(map, { start: 0, end: text.length }, offset).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('selection ranges', () => {
  it('grow from the word over value, pair, entry and section to the file', () => {
    const text = 'version: 1\nservices:\n  cart:\n    description: Holds th|ings\n    owner: a\n';
    const plain = text.replace('|', '');
    assert.deepEqual(selections(text), [
      'things',
      'Holds things',
      'description: Holds things',
      'description: Holds things\n    owner: a',
      'cart:\n    description: Holds things\n    owner: a',
      'services:\n  cart:\n    description: Holds things\n    owner: a',
      plain.trimEnd(),
      plain,
    ]);
  });

  it('take what stands in quotes and brackets first without, then with them', () => {
    assert.deepEqual(selections('services: { a: { flags: [one, "t|wo"] } }').slice(0, 6), [
      'two',
      '"two"',
      'one, "two"',
      '[one, "two"]',
      'flags: [one, "two"]',
      '{ flags: [one, "two"] }',
    ]);
  });

  it('take the line of a comment or of a half-typed key', () => {
    assert.deepEqual(selections('services:\n  # why| not\n  a: {}\n').slice(0, 2), [
      'why',
      '# why not',
    ]);
    assert.deepEqual(selections('services:\n  a:\n    own|\n').slice(0, 1), ['own']);
  });

  it('always nest, wherever the caret and however broken the text', () => {
    const pieces = fc.constantFrom(
      'services:\n',
      '  a:\n',
      '    x: [',
      '"',
      '{ b: ',
      '}',
      '# c\n',
      '\t',
      'é ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = text.length === 0 ? 0 : at % (text.length + 1);
        const ranges = selectionRangesAt(parseMap(text), { start: 0, end: text.length }, offset);
        assert.ok(ranges.length > 0);
        ranges.forEach(({ start, end }, index) => {
          assert.ok(start <= offset && offset <= end);
          const inner = ranges[index - 1];
          if (inner)
            assert.ok(
              start <= inner.start && inner.end <= end && end - start > inner.end - inner.start,
            );
        });
      }),
      { numRuns: 300 },
    );
  });
});
