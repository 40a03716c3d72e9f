import assert from 'node:assert/strict';
import { createShapes } from '../../src/webview/patches.ts';

describe('many rectangles as a few shapes', () => {
  const area = { x: 0, y: 0, w: 1200, h: 600 };
  const rects = Array.from({ length: 400 }, (_, i) => ({
    x: (i % 20) * 60,
    y: Math.floor(i / 20) * 30,
    w: 50,
    h: 20,
  }));
  const shapesOf = (shift: number) => {
    const shapes = createShapes<'even' | 'odd'>({ ...area, x: shift });
    rects.forEach((rect, i) => {
      shapes.add(i % 2 === 0 ? 'even' : 'odd', rect, `M${i} `);
    });
    return shapes.all();
  };

  it('has each rectangle once, in a shape of its kind', () => {
    const found = shapesOf(0).flatMap(({ kind, path }) =>
      path
        .trim()
        .split(' ')
        .map((each) => [Number(each.slice(1)), kind] as const),
    );
    assert.deepEqual(
      found.sort(([a], [b]) => a - b),
      rects.map((_, i) => [i, i % 2 === 0 ? 'even' : 'odd']),
    );
  });

  it('has far fewer shapes than rectangles, none of them larger than a part of what is in sight', () => {
    const shapes = shapesOf(0);
    assert.ok(shapes.length < rects.length / 4);
    for (const { path } of shapes) {
      const own = [...path.matchAll(/\d+/g)].map(([index]) => rects[Number(index)]);
      const xs = own.map((rect) => rect?.x ?? 0);
      assert.ok(Math.max(...xs) - Math.min(...xs) < area.w / 4);
    }
  });

  it('has the same shapes while the picture is moved', () => {
    const keys = (shift: number) => shapesOf(shift).map(({ key }) => key);
    assert.deepEqual(keys(300), keys(0));
  });
});
