import assert from 'node:assert/strict';
import { foldingRangesOf } from '../../src/language/foldingRanges.ts';
import { parseMap } from '../../src/map/parse.ts';

/** Each folding as `first-last kind`, one-based lines. */
function foldings(text: string, extent = { start: 0, end: text.length }): string[] {
  const map = parseMap(text);
  return foldingRangesOf(map, extent).map(({ range, kind }) => {
    const line = (offset: number) => String(map.lines.position(offset).line + 1);
    return `${line(range.start)}-${line(range.end)}${kind ? ` ${kind}` : ''}`;
  });
}

describe('folding ranges', () => {
  it('folds sections, entries, lists of several lines and their items', () => {
    assert.deepEqual(
      foldings(`version: 1
services:
  cart:
    owner: a
    databases:
      - x
      - y

  pay: { owner: b }

constraints:
  - together: [cart, pay]
    because: one team
`),
      ['2-9', '3-7', '5-7', '11-13', '12-13'],
    );
  });

  it('leaves the closing bracket in sight', () => {
    assert.deepEqual(foldings('services:\n  a: {\n    flags: [x,\n      y],\n  }\n'), [
      '1-5',
      '2-4',
      '3-4',
    ]);
  });

  it('folds block texts, without the blank lines behind them', () => {
    assert.deepEqual(
      foldings('services:\n  a:\n    description: |\n      One.\n      Two.\n\n  b: {}\n'),
      ['1-7', '2-5', '3-5'],
    );
  });

  it('folds blocks of comments and regions, one in another', () => {
    assert.deepEqual(
      foldings(`# one
# two
version: 1
# region Shop
services:
  #region Cart
  a: {}
  # endregion
# endregion
# alone
`),
      ['1-2 comment', '4-9 region', '5-7', '6-8 region'],
    );
  });

  it('takes no line of a text for a comment', () => {
    assert.deepEqual(
      foldings(
        'services:\n  a:\n    description: |\n      # One\n      # region\n      # endregion\n',
      ),
      ['1-6', '2-6', '3-6'],
    );
  });

  it('keeps the rest of a text with a half-typed line, with CRLF too', () => {
    assert.deepEqual(foldings('services:\r\n  a:\r\n    owner: x\r\n    dat\r\n  b: {}\r\n'), [
      '1-5',
      '2-4',
    ]);
  });

  it('lists only what lies inside the extent', () => {
    const text = 'teams:\n  a: {}\nservices:\n  b: {}\n';
    assert.deepEqual(foldings(text, { start: text.indexOf('services'), end: text.length }), [
      '3-4',
    ]);
  });

  it('has nothing to fold in an empty or broken text', () => {
    assert.deepEqual(foldings(''), []);
    assert.deepEqual(foldings('# endregion\n[[['), []);
  });
});
