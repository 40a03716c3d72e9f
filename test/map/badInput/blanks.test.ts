import assert from 'node:assert/strict';
import { dataOf } from '../../../src/map/edit/data.ts';
import { parseMap } from '../../../src/map/parse.ts';
import { head, services, tail, testReadings, told } from '../support/told.ts';

describe('tabs', () => {
  testReadings([
    [
      'tabs',
      `${head}services:\n\ta:\n\t\towner: x\n\tb: {}\n`,
      [
        'tab-indentation at “\t”: YAML does not allow tabs for indentation: 3 lines from here on. Use spaces.',
      ],
      ['a', 'b'],
    ],
    [
      'a tab',
      `${head}services:\n  a:\n  \towner: x\n  b: {}\n`,
      ['tab-indentation at “  \t”: YAML does not allow tabs for indentation. Use spaces.'],
      ['a', 'b'],
    ],
    [
      'tabs elsewhere',
      `version:\t1\nservices:\n  a:\n    description: |\n      \tx\n  b: {}\t# c\n`,
      [],
      ['a', 'b'],
    ],
    [
      'tabs in JSON, where they are white space',
      '{\n\t"version": 1,\n\t"services": {\n\t\t"a": {},\n\t\t"b": {}\n\t}\n}\n',
      [],
      ['a', 'b'],
    ],
  ]);
});

describe('a tab among spaces', () => {
  const one = '  a:\n    owner: x\n    project: p\n  b: {}\n';
  for (const [entries, meant] of [
    ['  a:\n    owner: x\n\tproject: p\n  b: {}\n', one],
    ['  a:\n    owner: x\n    \tproject: p\n  b: {}\n', one],
    ['  a:\n  \towner: x\n    project: p\n  b: {}\n', one],
    ['  a:\n\t\towner: x\n    project: p\n  b: {}\n', one],
    ['  a:\n    owner: x\n    project: p\n\tb: {}\n', one],
    ['  a:\n    owner: x\n    project: p\n  \tb: {}\n', one],
    [
      '  a: { flags: [x] }\n\tb:\n\t\tflags:\n      - y1\n',
      '  a: { flags: [x] }\n  b: { flags: [y1] }\n',
    ],
  ] as const)
    it(`gets one message, and hides nothing: ${JSON.stringify(entries)}`, () => {
      const map = parseMap(`${head}services:\n${entries}`);
      assert.deepEqual(
        map.problems.map(({ code }) => code),
        ['tab-indentation'],
      );
      assert.deepEqual(dataOf(map.root), dataOf(parseMap(`${head}services:\n${meant}`).root));
    });

  it('does not hide what is wrong with other lines', () => {
    const map = parseMap(
      `${head}services:\n  a: {\n  b:\n    owner: x\n\tproject: p\n  c: {}\n  d: { ownr: y }\n`,
    );
    assert.deepEqual(map.problems.map(({ code }) => code).sort(), [
      'syntax',
      'tab-indentation',
      'unknown-key',
    ]);
    assert.deepEqual(services(map), ['a', 'b', 'c', 'd']);
  });
});

describe('line ends that are carriage returns alone', () => {
  it('end lines, and are told once', () => {
    const map = parseMap(`${head}${tail}`.replaceAll('\n', '\r'));
    assert.deepEqual(told(map), [
      'syntax at “\r”: Lines end with a carriage return alone: 4 from here on. Use line feeds.',
    ]);
    assert.deepEqual(dataOf(map.root), dataOf(parseMap(`${head}${tail}`).root));
  });
});

describe('blanks that are no spaces', () => {
  const text = `${head}services:\n\u00a0\u00a0a:\u00a0{ owner: x }\n  b:\n  \u3000\u3000owner: z\n    path: p\u00a0q\n`;
  it('lay lines out like spaces, and are told once', () => {
    const map = parseMap(text);
    assert.deepEqual(told(map), [
      'syntax at “\u00a0”: These blanks are no spaces, but letters to YAML: 5 from here on. Use spaces.',
    ]);
    assert.deepEqual(services(map), ['a', 'b']);
    assert.deepEqual(
      map.model.services.map(({ owner }) => owner?.text),
      ['x', 'z'],
    );
  });
  it('lay out the first line, too, behind a byte order mark', () => {
    const map = parseMap(`\ufeffversion:\u00a01\n${tail}`);
    assert.deepEqual(told(map), [
      'syntax at “\u00a0”: This blank is no space, but a letter to YAML. Use a space.',
    ]);
    assert.equal(map.model.version?.value, 1);
  });
  it('are letters inside a text', () => {
    const map = parseMap(`${head}services:\n  a: { description: 10\u00a0000 }\n`);
    assert.deepEqual(told(map), []);
  });
});
