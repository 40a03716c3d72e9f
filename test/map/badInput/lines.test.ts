import { parseMap } from '../../../src/map/parse.ts';
import { head, tail, testReadings } from '../support/told.ts';

const colon = (text: string): string => `syntax at “${text}”: A colon is missing on this line.`;

describe('lines that are half typed', () => {
  testReadings([
    ['half a key of the map', `${head}te\n${tail}`, [colon('te')], ['a', 'b']],
    ['half a key at the end', `${head}${tail}te`, [colon('te')], ['a', 'b']],
    ['half a service', `${head}services:\n  a\n  b:\n`, [colon('a')], ['b']],
    [
      'half a service with its keys',
      `${head}services:\n  a\n    owner: x\n  b: {}\n`,
      [colon('a')],
      ['a', 'b'],
    ],
    [
      'half a key among others',
      `${head}services:\n  a:\n    owner: x\n    pro\n    path: p\n  b: {}\n`,
      [colon('pro')],
      ['a', 'b'],
    ],
    [
      'a missing space',
      `${head}services:\n  a:{}\n  b:\n    owner:x\n    path: p\n`,
      [
        'syntax at “:{}”: A space is missing behind this colon.',
        'syntax at “:x”: A space is missing behind this colon.',
      ],
      ['a', 'b'],
    ],
    [
      'two keys on one line',
      `${head}services:\n  a: owner: x\n  b: {}\n`,
      [
        'syntax at “owner: x”: A second key cannot stand on this line. Put it on the next one, indented.',
      ],
      ['a', 'b'],
    ],
    [
      'a key without its value',
      `${head}services:\n  a:\n    owner:\n  b: {}\n`,
      ['wrong-type at “”: "owner" has no value yet, for example checkout.'],
      ['a', 'b'],
    ],
  ]);

  it('every beginning and every gap of a map is read without a throw', () => {
    const text = `${head}teams: { "x": { members: 6 } }\nservices:\n  a: # c\n    owner: 'x'\n    flags: [f1, "f2"]\n    databases: &d { db: read }\n  b:\n    databases: *d\nconstraints:\n  - together: [a, b]\n`;
    for (let cut = 0; cut <= text.length; cut++) {
      parseMap(text.slice(0, cut));
      for (const size of [1, 7]) parseMap(text.slice(0, cut) + text.slice(cut + size));
    }
  });
});
