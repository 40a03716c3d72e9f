import assert from 'node:assert/strict';
import { analyse } from '../../src/language/analysis.ts';
import { storyOf } from '../../src/language/story.ts';

const map = `version: 1
teams: { web: {}, money: {}, audit: {} }
flags:
  open: {}
  secret: { visibleTo: [money, web] }
projects:
  shop: { access: [audit] }
  finance: {}
services:
  cart: { owner: web, project: shop, databases: [db], flags: [open, secret] }
  orders: { owner: web, project: shop, databases: [db] }
  billing: { owner: money, project: shop, databases: [ledger], flags: [open] }
`;

describe('the story of a service', () => {
  const analysis = analyse(map);

  it('says why it is where it is recommended, with the sums that the evidence gives', () => {
    const story = storyOf(analysis, 'cart');
    const reasons = (story?.why ?? []).map(({ rule, other, points }) => [rule, other, points]);
    assert.ok(
      reasons.some(
        ([rule, other, points]) =>
          rule === 'Shared database' && other === 'orders' && points === 10,
      ),
      JSON.stringify(reasons),
    );
    assert.ok((story?.flips.length ?? 0) > 0);
    for (const flip of story?.flips ?? []) assert.doesNotMatch(flip, /[*[\]\\]|\]\(/);
  });

  it('says what speaks against: reasons to split inside, and to share with others outside', () => {
    const torn = analyse(
      'version: 1\nservices:\n  a: { databases: [x, y], owner: t }\n  b: { databases: [x], owner: u }\n  c: { databases: [y], owner: v }\nconstraints:\n  - { apart: [b, c], because: law }\n',
    );
    const { why = [], against = [] } = storyOf(torn, 'a') ?? {};
    const sides = [...why, ...against].filter(({ rule }) => rule === 'Shared database');
    assert.deepEqual(sides.map(({ other }) => other).sort(), ['b', 'c']);
    assert.ok(against.some(({ rule }) => rule === 'Shared database'));
    assert.ok(against.some(({ points }) => points !== 'required' && points < 0));
    const { certainty = '', dilemma = '' } = storyOf(torn, 'a') ?? {};
    assert.match(certainty, /^It could go either way: a grouping without [bc] /);
    assert.match(dilemma, /^Not with [bc], although the two have \+\d+: .*b and c belong apart/);
    assert.match(dilemma, /cannot all be honoured\.$/);
  });

  it('names the teams that can see each flag: owners, those with access, none it is hidden from', () => {
    assert.deepEqual(storyOf(analysis, 'cart')?.flags, [
      { name: 'open', seenBy: ['audit', 'money', 'web'] },
      { name: 'secret', seenBy: ['money', 'web'] },
    ]);
  });

  it('is told of services of the map only', () => {
    assert.equal(storyOf(analysis, 'nobody'), undefined);
    assert.equal(storyOf(analysis, '__proto__'), undefined);
  });
});
