import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { inlayHintsIn } from '../../src/language/inlayHints.ts';

/** The text with every hint in angle brackets. */
function hinted(text: string, range = { start: 0, end: text.length }): string {
  return inlayHintsIn(analyse(text), range).reduceRight(
    (result, { offset, label }) => `${result.slice(0, offset)}<${label}>${result.slice(offset)}`,
    text,
  );
}

const tooltips = (text: string): string[] =>
  inlayHintsIn(analyse(text), { start: 0, end: text.length }).map(({ tooltip }) => tooltip);

describe('inlay hints', () => {
  it('stand beside a project that is not the recommended one, with the points it gains', () => {
    const text = `services:
  a: { project: p, databases: [db] }
  b: { project: p, databases: [db] }
  c: { project: q, databases: [db] }
`;
    assert.equal(
      hinted(text),
      text.replace('project: q', 'project: q<→ p (+20)>').replace('[db]', '[db<3 services>]'),
    );
    assert.match(tooltips(text).at(-1) ?? '', /project: \*\*p\*\*, with a and b/);
    assert.match(
      tooltips(text).at(-1) ?? '',
      /gains 20 points: .*less what speaks for the one in q/,
    );
  });

  it('say that a constraint requires it', () => {
    assert.match(
      hinted(`services:
  a: { project: p }
  b: { project: p }
constraints: [{ apart: [a, b] }]
`),
      /<→ [ab] \(must leave p\)>/,
    );
  });

  it('say that a rule keeps two apart', () => {
    assert.match(
      hinted(`teams: { x: {}, y: {} }
flags: { secret: { visibleTo: [x] } }
services:
  a: { owner: x, project: p, flags: [secret] }
  b: { owner: y, project: p }
`),
      /<→ [ab] \(must leave p\)>/,
    );
  });

  it('say why it must leave', () => {
    assert.match(
      tooltips(`services:
  a: { project: p }
  b: { project: p }
constraints: [{ apart: [a, b], because: PCI scope }]
`)[0] ?? '',
      /It must leave p: .*PCI scope\./,
    );
  });

  it('leave to the lenses what they tell: how many share what is declared', () => {
    const text = `databases: { db: {}, one: {} }
services:
  a: { databases: [db, one], flags: [f] }
  b: { databases: [db], flags: [f] }
`;
    const hints = inlayHintsIn(analyse(text), { start: 0, end: text.length }, { lenses: true });
    const counts = hints.filter(
      ({ label }) => label.endsWith('service') || label.endsWith('services'),
    );
    assert.deepEqual(
      counts.map(({ offset, label }) => [text.slice(offset - 2, offset), label]),
      [
        ['{}', '1 service'],
        ['[f', '2 services'],
      ],
    );
  });

  it('leave out the points where only the name differs', () => {
    assert.equal(hinted('services: { a: { project: p }, b: {} }').includes('('), false);
  });

  it('stand behind a service that says nothing about its project', () => {
    assert.equal(
      hinted('services:\n  a:\n    databases: [db]\n  b: { databases: [db] }\n'),
      'services:\n  a:<→ db (+10)>\n    databases: [db<2 services>]\n  b: { databases: [db] }<→ db (+10)>\n',
    );
    assert.match(
      tooltips('services: { a: { databases: [db] }, b: { databases: [db] } }')[1] ?? '',
      /with b/,
    );
  });

  it('but not where nothing is said about today and nothing couples it', () => {
    assert.equal(hinted('services: { a: {}, b: {} }').includes('<'), false);
  });

  it('count the users of databases, flags, segments and APIs where they are declared', () => {
    assert.equal(
      hinted(`databases:
  db:
    kind: postgresql
flags: { f: {}, g: {} }
segments:
  s: {}
apis: { api: { stability: stable } }
services:
  a: { databases: [db], flags: [f], segments: [s], providesApis: [api], project: p }
  b: { databases: { db: read }, segments: [s], consumesApis: [api], project: p }
`),
      `databases:
  db:<2 services>
    kind: postgresql
flags: { f: {}<1 service>, g: {}<no service> }
segments:
  s: {}<2 services>
apis: { api: { stability: stable }<2 services> }
services:
  a: { databases: [db], flags: [f], segments: [s], providesApis: [api], project: p }
  b: { databases: { db: read }, segments: [s], consumesApis: [api], project: p }
`,
    );
  });

  it('count them where they are first used, or provided, when nothing declares them', () => {
    assert.equal(
      hinted(`services:
  a: { project: p, flags: [f, g], consumesApis: [x] }
  b: { project: p, flags: [f], providesApis: [x] }
`),
      `services:
  a: { project: p, flags: [f<2 services>, g], consumesApis: [x] }
  b: { project: p, flags: [f], providesApis: [x<2 services>] }
`,
    );
    assert.match(
      tooltips('services: { a: { providesApis: [x] }, b: { consumesApis: [x] } }')[0] ?? '',
      /The API \S+ is provided by a, and consumed by b\./,
    );
  });

  it('stay inside the requested range', () => {
    const text =
      'services:\n  a: { flags: [f] }\n  b: { flags: [f], segments: [s] }\n  c: { segments: [s] }\n';
    const range = { start: text.indexOf('  b:'), end: text.indexOf('  c:') - 1 };
    assert.equal(
      hinted(text, range).replace(/→ \w+/, '→ …'),
      text.replace('[s] }', '[s<2 services>] }<→ … (+13)>'),
    );
  });

  it('keep standing while a line is half typed', () => {
    const text =
      'services:\n  a: { project: p, databases: [db] }\n  b:\n    databases: [db, \n    proj\n';
    assert.match(hinted(text), /\[db<2 services>\] }/);
    assert.match(hinted(text), /b:<→ p \(\+10\)>/);
  });
});
