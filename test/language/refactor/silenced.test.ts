import assert from 'node:assert/strict';
import { analyse } from '../../../src/language/analysis.ts';
import { marked } from '../../support/marker.ts';
import { done, titlesAt } from '../../support/actions.ts';

const written = (fixture: string): string[] =>
  titlesAt(fixture).filter((title) => title.startsWith('Write '));
const silencedIn = (text: string): string[] => analyse(text).silenced.map(({ message }) => message);

describe('comments that silence, when a list or a map is written in the other style', () => {
  const map = (cart: string) => `version: 1
databases: { db: {}, dc: {} }
services:
${cart}
  orders: { databases: [db], project: orders }
`;
  const ignore = '# service-map-ignore split-apart, unknown-name: why';

  it('would not reach what goes to another line: not offered', () => {
    for (const cart of [
      `  car|t: { databases: [db], project: shop } ${ignore}`,
      `  ${ignore}\n  car|t: { databases: [db], project: shop }`,
      `  car|t: { databases: [db, dx] } ${ignore}`,
    ])
      assert.deepEqual(written(map(cart)), [], cart);
  });

  it('would reach what they do not silence: not offered', () => {
    for (const cart of [
      `  cart:\n    databases|:\n      - dx\n      - dy ${ignore}`,
      `  cart:\n    ${ignore}\n    databases|:\n      - dx\n      - dy`,
    ])
      assert.deepEqual(written(map(cart)), [], cart);
  });

  it('still reach the same: offered', () => {
    for (const [cart, title] of [
      [
        `  cart:\n    databases: [d|b, dc]\n    project: shop ${ignore}`,
        'Write databases one entry a line',
      ],
      [`  car|t: { databases: [db] } # a note`, 'Write cart one entry a line'],
      [`  cart:\n    databases|:\n      - db\n      - dx ${ignore}`, 'Write databases on one line'],
    ] as const) {
      const fixture = map(cart);
      const before = silencedIn(marked(fixture).text);
      assert.deepEqual(silencedIn(done(fixture, title)), before, cart);
    }
  });

  it('move with the entries of a section that is sorted', () => {
    const fixture = `version: 1
databases: { db: {} }
services:
  orde|rs: { databases: [db], project: orders }
  # service-map-ignore split-apart: why
  cart: { databases: [db], project: shop }
  app: { databases: [dx] } # service-map-ignore unknown-name: why
`;
    const before = silencedIn(marked(fixture).text);
    assert.equal(before.length, 2);
    assert.deepEqual(silencedIn(done(fixture, 'Sort services by name')).sort(), [...before].sort());
  });
});
