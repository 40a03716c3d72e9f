import assert from 'node:assert/strict';
import { ambiguity } from '../../src/map/ambiguity.ts';

describe('ambiguous names', () => {
  for (const text of [
    'y',
    'No',
    'OFF',
    'true',
    '~',
    'Null',
    '012',
    '0o17',
    '0x1F',
    '1_000',
    '1.5',
    '.5',
    '1e3',
    '-.inf',
    '.NaN',
    '1:20',
    '2024-01-01',
    '2024-1-1 10:00:00',
  ])
    it(`${text} is read as something else`, () => {
      assert.ok(ambiguity(text));
    });
  for (const text of [
    'cart',
    'yesterday',
    'v1',
    '1.2.3',
    '1a',
    '10.0.0.1',
    'nullable',
    'a:1',
    '2024-01',
    'e3',
    '-',
    '',
  ])
    it(`${JSON.stringify(text)} is a text everywhere`, () => {
      assert.equal(ambiguity(text), undefined);
    });
});
