import assert from 'node:assert/strict';
import fc from 'fast-check';
import { size, type Rect } from '../../src/graph/geometry.ts';
import { layoutGraph } from '../../src/graph/layout.ts';
import { calmed } from '../../src/graph/spanning.ts';
import { inTwo, textWidth, usualLetters } from '../../src/graph/text.ts';
import { cardWidth } from '../../src/graph/members.ts';
import type { GraphLink } from '../../src/graph/protocol.ts';
import { modelOf } from '../support/page.ts';
import { sound } from '../support/picture.ts';

/** As wide as those of a wide font. */
const wideLetters = (char: string): number => usualLetters(char) * 1.12;

describe('room for names in the picture', () => {
  const boxNamed = (name: string) => {
    const model = modelOf(
      `version: 1\nservices:\n  a: { project: ${name} }\n  b: { project: other }\n`,
    );
    const layout = layoutGraph(model);
    const box = model.groups.findIndex((group) => group.name === name);
    const rect = layout.boxes[box];
    const card =
      layout.services.current[model.services.findIndex((service) => service.name === 'a')];
    assert.ok(rect && card);
    return { rect, card };
  };

  it('is in the box of a single service for the name of its project', () => {
    const { rect, card } = boxNamed('product-catalogue');
    assert.ok(rect.w - 2 * size.padding >= textWidth('product-catalogue', 25) * 1.2);
    assert.equal(card.w, rect.w - 2 * size.padding);
  });

  it('is on the cards of a project for the longest name in it, up to about 24 letters', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-_.'.split('');
    const names = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 24 }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(names, (services) => {
        const model = modelOf(
          `version: 1\nservices:\n${services.map((name) => `  '${name}': { project: p }\n`).join('')}`,
        );
        const layout = layoutGraph(model);
        sound(layout);
        model.services.forEach(({ name }, index) => {
          const card = layout.services.current[index];
          assert.ok(card);
          // From as far away as cards are drawn, in a font of 10 pixels, wider than most are.
          const lines = inTwo(name, card.w - 16, 24, wideLetters, { where: 'anywhere' });
          assert.equal(lines.join(''), name);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('comes in few widths, so that hardly any new name makes its project wider', () => {
    const widths = new Set(
      Array.from({ length: 60 }, (_, length) => cardWidth(['n'.repeat(length + 1)])),
    );
    assert.deepEqual([...widths], [156, 180, 204, 228]);
    assert.equal(cardWidth(['cart', 'recommendation']), cardWidth(['recommendation']));
    assert.equal(cardWidth(['product-catalog']), size.card.w);
  });

  it('is found at once for names without end', () => {
    assert.equal(cardWidth(['-'.repeat(400_000)]), cardWidth(['n'.repeat(60)]));
  });

  it('is made in a picture that is there as a long name comes, and for no other change', () => {
    const map = (rest: string) =>
      modelOf(
        `version: 1\nservices:\n  a: { project: p }\n  b: { project: p }\n  c: { project: p }\n  far: { project: q }\n${rest}`,
      );
    const before = layoutGraph(map(''));
    const cards = (rest: string) => {
      const layout = layoutGraph(map(rest), before.skeleton);
      sound(layout);
      return layout.services.current.map((card) => card?.w);
    };
    assert.deepEqual(cards('  d: { project: p }\n').slice(0, 2), [size.card.w, size.card.w]);
    const [first = 0] = cards('  recommendations: { project: p }\n');
    assert.ok(first > size.card.w);
  });

  it('is not without end', () => {
    const wide = boxNamed('a-project-whose-name-is-longer-than-any-picture-can-bear').rect.w;
    assert.ok(wide <= 3 * size.card.w + 2 * size.columnGap + 2 * size.padding);
    assert.equal(boxNamed('cart').rect.w, size.card.w + 2 * size.padding);
    // Names that people give are whole.
    const named = boxNamed('notification-dispatcher').rect.w;
    assert.ok(named - 2 * size.padding >= textWidth('notification-dispatcher', 34), String(named));
  });

  it('is there for the names of things, which take as many lines as they need', () => {
    const chipsOf = (things: readonly string[]) => {
      const model = modelOf(
        `version: 1\nservices:\n${['a', 'b', 'c', 'd', 'e']
          .map((name) => `  ${name}: { project: p, databases: [${things.join(', ')}] }\n`)
          .join('')}`,
      );
      const layout = layoutGraph(model);
      const box = layout.boxes[0];
      assert.ok(box);
      sound(layout);
      return {
        box,
        chips: things.map((name) => {
          const rect = layout.things.current[model.things.findIndex((one) => one.name === name)];
          assert.ok(rect, name);
          assert.ok(rect.x >= box.x + size.padding, name);
          assert.ok(rect.x + rect.w <= box.x + box.w - size.padding, name);
          return { name, rect };
        }),
      };
    };
    const short = ['cart', 'db', 'log', 'shop'];
    const long = ['payments-and-refunds-of-the-north', 'stock-of-the-south', 'tax', 'users'];
    const [few, many] = [chipsOf(short), chipsOf(long)];
    assert.equal(new Set(few.chips.map(({ rect }) => rect.y)).size, 1);
    assert.equal(new Set(many.chips.map(({ rect }) => rect.y)).size, 2);
    assert.ok(many.box.h > few.box.h);
    // What is left of a line is theirs, for names further away.
    const [{ rect: first }] = few.chips as [(typeof few.chips)[0]];
    const alone = chipsOf(['cart']).chips[0]?.rect.w ?? 0;
    assert.ok(first.w <= alone);
    assert.ok(alone > Math.max(96, 44 + textWidth('cart', 21)) * 1.1);
    assert.ok(alone < 120, String(alone));
    for (const { name, rect } of [...few.chips, ...many.chips])
      assert.ok(rect.w > textWidth(name, 21) + 40, name);
    for (const { rect } of many.chips)
      for (const other of many.chips)
        assert.ok(
          other.rect === rect ||
            other.rect.y !== rect.y ||
            other.rect.x + other.rect.w < rect.x ||
            rect.x + rect.w < other.rect.x,
        );
  });

  it('is no more than its box has for the name of a thing', () => {
    const name = 'x'.repeat(300);
    const model = modelOf(
      `version: 1\nservices:\n  a: { project: p, flags: [${name}] }\n  b: { project: p, flags: [${name}] }\n`,
    );
    const { boxes, things } = layoutGraph(model);
    const [box, chip] = [boxes[0], things.current[0]];
    assert.ok(box && chip);
    assert.equal(chip.w, box.w - 2 * size.padding);
  });
});

describe('the lines inside a project', () => {
  const { card, columnGap, rowGap } = size;
  const at = (column: number, row: number): Rect => ({
    x: column * (card.w + columnGap),
    y: row * (card.h + rowGap),
    w: card.w,
    h: card.h,
  });
  const places = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
  const link = (a: number, b: number, share = 10) => ({
    link: { a, b, share, split: 0, channel: 'database', evidence: [] } as unknown as GraphLink,
    from: places[a] as Rect,
    to: places[b] as Rect,
  });
  const drawn = (links: readonly ReturnType<typeof link>[]) =>
    calmed(links)
      .map(({ link: { a, b } }) => `${a}${b}`)
      .sort();

  it('are all that go straight, and of the others those that join something', () => {
    const everyPair = [link(0, 1), link(0, 2), link(0, 3), link(1, 2), link(1, 3), link(2, 3)];
    assert.deepEqual(drawn(everyPair), ['01', '02', '13', '23']);
  });

  it('keep a strong reason that goes round a corner', () => {
    assert.deepEqual(drawn([link(0, 1, 2), link(0, 2, 2), link(0, 3, 9)]), ['01', '02', '03']);
  });

  it('are no tangle, however large the project is', () => {
    const far = Array.from({ length: 40 }, (_, i) => ({
      ...link(0, 0),
      link: { ...link(0, 0).link, a: i, b: i + 1 },
      from: at(i % 2, i),
      to: at((i + 1) % 2, i + 1),
    }));
    assert.ok(calmed(far).length < 10);
  });

  it('join all that is joined', () => {
    assert.deepEqual(drawn([link(0, 3), link(1, 2)]), ['03', '12']);
  });
});
