import assert from 'node:assert/strict';
import { parseMap } from '../../../src/map/parse.ts';
import { head, services, tail, testReadings } from '../support/told.ts';

describe('a file that is hardly a map', () => {
  testReadings([
    [
      'an empty file',
      '',
      [
        'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
      ],
      [],
    ],
    [
      'blank lines',
      ' \n\n',
      [
        'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
      ],
      [],
    ],
    [
      'only comments',
      '# a\n',
      [
        'missing-key at “”: The file is empty. A service map starts with "version: 1" and "services:".',
      ],
      [],
    ],
    [
      'a list at the root',
      '- a\n- b\n',
      ['wrong-type at “-”: A service map is a map of keys such as "version:" and "services:".'],
      [],
    ],
    [
      'a text at the root',
      'hello\n',
      ['wrong-type at “hello”: A service map is a map of keys such as "version:" and "services:".'],
      [],
    ],
    [
      'bytes',
      'MZ\0\u0001\u0002',
      ['not-text at “”: This is not a text file. A service map is YAML text in UTF-8.'],
      [],
    ],
    [
      'UTF-16 read as UTF-8',
      'v\0e\0r\0',
      ['not-text at “”: This is not a text file. A service map is YAML text in UTF-8.'],
      [],
    ],
    [
      'several documents',
      `${head}${tail}---\nversion: 2\nservices: { c: {} }\n`,
      ['syntax at “---”: A service map is one YAML document; from this line on nothing is read.'],
      ['a', 'b'],
    ],
    [
      'Windows line breaks and a byte order mark',
      `\ufeff${head}${tail}`.replaceAll('\n', '\r\n'),
      [],
      ['a', 'b'],
    ],
    ['a directive and an end', `%YAML 1.2\n---\n${head}${tail}...\n`, [], ['a', 'b']],
  ]);
});

describe('a file that is not in UTF-8', () => {
  it('is told at the first sign that could not be read, and read on', () => {
    const map = parseMap(`${head}services:\n  k\ufffdse: {}\n  b: { ownr: x }\n`);
    assert.deepEqual(
      map.problems.map(({ code, range }) => [code, range.start]),
      [
        ['not-text', 24],
        ['unknown-key', map.text.indexOf('ownr')],
      ],
    );
    assert.equal(services(map).length, 2);
  });
});
