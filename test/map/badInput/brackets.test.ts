import assert from 'node:assert/strict';
import { dataOf } from '../../../src/map/edit/data.ts';
import { parseMap } from '../../../src/map/parse.ts';
import { head, openQuote, services, testReadings, told } from '../support/told.ts';

const bracket = (mark: string): string => `syntax at “${mark}”: This bracket is never closed.`;

describe('quotes', () => {
  testReadings([
    [
      'an open quote in a value',
      `${head}services:\n  a:\n    description: "Holds\n    owner: "x"\n  b: { owner: "z" }\n`,
      [openQuote('"')],
      ['a', 'b'],
    ],
    [
      'an open quote in a text with a colon',
      `${head}services:\n  a:\n    description: 'tis: so\n  b: {}\n`,
      [openQuote("'")],
      ['a', 'b'],
    ],
    [
      'an open quote in a key',
      `${head}services:\n  "a:\n    owner: "x"\n  b: {}\n`,
      [openQuote('"')],
      ['a', 'b'],
    ],
    [
      'an open quote in half a key',
      `${head}services:\n  a: {}\n  "\n  b: {}\n`,
      [openQuote('"')],
      ['a', 'b'],
    ],
    [
      'an open quote in a list',
      `${head}services:\n  a: { flags: ["x, y1] }\n  b: { owner: "z" }\n`,
      [openQuote('"')],
      ['a', 'b'],
    ],
    [
      'an open quote behind a dash',
      `${head}services:\n  a:\n    flags:\n      - 'x\n      - y1\n  b: {}\n`,
      [openQuote("'")],
      ['a', 'b'],
    ],
    [
      'an open quote in JSON',
      '{\n  "version": 1,\n  "services": {\n    "a: {},\n    "b": {}\n  }\n}\n',
      [openQuote('"')],
      ['a', 'b'],
    ],
    [
      'quotes that open nothing',
      `# "a\n${head}services:\n  a: {} # it's\n  b:\n    description: it's, "so\n      'on"\n`,
      [],
      ['a', 'b'],
    ],
    [
      'a quote over several lines',
      `${head}services:\n  a:\n    description: "one: two\n      three"\n  b: {}\n`,
      [],
      ['a', 'b'],
    ],
  ]);
});

describe('brackets', () => {
  testReadings([
    [
      'an open bracket',
      `${head}services:\n  a: { flags: [x1 }\n  b: {}\n`,
      [bracket('[')],
      ['a', 'b'],
    ],
    [
      'an open brace',
      `${head}services:\n  a: { flags: [x1]\n  b: {}\n`,
      [bracket('{')],
      ['a', 'b'],
    ],
    [
      'an open bracket above a key',
      `${head}services:\n  a:\n    flags: [x1,\n    owner: z\n  b: {}\n`,
      [bracket('[')],
      ['a', 'b'],
    ],
    [
      'an open brace in JSON',
      '{ "version": 1, "services": { "a": {}, "b": {} }',
      [bracket('{')],
      ['a', 'b'],
    ],
    [
      'a bracket too many',
      `${head}services:\n  a: { flags: [x1]] }\n  b: {} }\n`,
      ['syntax at “]”: This bracket closes nothing.', 'syntax at “}”: This does not belong here.'],
      ['a', 'b'],
    ],
    [
      'brackets that are none',
      `${head}services:\n  a: { description: "[{" } # [\n  b:\n    description: see [1\n`,
      [],
      ['a', 'b'],
    ],
  ]);
});

describe('what is mended', () => {
  it('says nothing more of what is then taken out as a whole', () => {
    for (const [entry, first] of [
      ['{ flags: [x }: y', bracket('[')],
      ['{ flags: ["x] }: y', openQuote('"')],
    ] as const) {
      const map = parseMap(`${head}services:\n  a: ${entry}\n  b: {}\n`);
      const second = `syntax at “${entry}”: A second key cannot stand on this line. Put it on the next one, indented.`;
      assert.deepEqual(told(map), [first, second]);
      assert.deepEqual(services(map), ['a', 'b']);
    }
  });

  it('is read as it was meant', () => {
    const { model } = parseMap(
      `${head}services:\n  a: { flags: ["x, y1] }\n  b:\n    owner: "web\n    consumesApis: [p,\n    path: p\n`,
    );
    const [a, b] = model.services;
    assert.deepEqual(
      a?.flags.map(({ text }) => text),
      ['x', 'y1'],
    );
    assert.equal(b?.owner?.text, 'web');
    assert.equal(b?.path?.value, 'p');
  });

  it('does not move the ranges behind it', () => {
    const text = `${head}services:\n  a: { flags: [x1 }\n  c\n    owner: web\n  b: { owner: z }\n`;
    for (const { name } of parseMap(text).occurrences)
      assert.equal(text.slice(name.range.start, name.range.end), name.text);
  });
});

const needsQuotes = 'syntax at “Fee:”: A text with a colon needs quotes here.';

describe('a comma that is missing', () => {
  const comma = (text: string): string => `syntax at “${text}”: A comma is missing before this.`;
  const either = (text: string): string =>
    `syntax at “${text}”: A comma is missing before this, or quotes around the whole text.`;
  for (const [entry, messages, meant] of [
    ['{ owner: x project: p }', [either('project')], '{ owner: x, project: p }'],
    ['{ owner: x "project": p }', [either('"project"')], '{ owner: x, "project": p }'],
    ['{ owner: "x" project: p }', [comma('p')], '{ owner: "x", project: p }'],
    ['{ flags: [f] owner: x }', [comma('o')], '{ flags: [f], owner: x }'],
    ['{ flags: ["f" "g"\n    "h"] }', [comma('"'), comma('"')], '{ flags: ["f", "g", "h"] }'],
    ['{ flags: [f] # c\n    owner: x }', [comma('o')], '{ flags: [f], owner: x }'],
    ['{ flags: ["f, "g"] }', [openQuote('"')], '{ flags: [f, g] }'],
  ] as const)
    it(`is told where it belongs, and read as if it were there: ${entry}`, () => {
      const map = parseMap(`${head}services:\n  a: ${entry}\n  b: {}\n`);
      assert.deepEqual(told(map), messages);
      assert.deepEqual(
        dataOf(map.root),
        dataOf(parseMap(`${head}services:\n  a: ${meant}\n  b: {}\n`).root),
      );
    });

  it('is not looked for where a text with a colon needs quotes', () => {
    const map = parseMap(`${head}services:\n  a: { description: Fee: 3, owner: x }\n`);
    assert.deepEqual(told(map), [needsQuotes]);
    assert.equal(map.model.services[0]?.owner?.text, 'x');
  });

  it('is told once of a text with several colons, which hides nothing behind it', () => {
    for (const text of ['Fee: 3: x', 'Fee:  3: 4: x']) {
      const map = parseMap(`${head}services:\n  a: { description: ${text}, owner: x }\n`);
      assert.deepEqual(told(map), [needsQuotes]);
      assert.equal(map.model.services[0]?.owner?.text, 'x');
    }
  });

  it('is told of a text that ends with its colon, where a bracket is missing, too', () => {
    const map = parseMap(`${head}services:\n  a: { description: Fee: \n  b: { owner: z }\n`);
    assert.deepEqual(told(map), [needsQuotes, bracket('{')]);
    assert.deepEqual(services(map), ['a', 'b']);
  });
});
