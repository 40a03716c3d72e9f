import type { Rect } from '../graph/geometry.ts';

/** So many patches lie side by side in what is in sight, and as many one below the other. */
const patches = 6;

/**
 * Many rectangles as a few shapes, by how they look and where they are: a browser paints tile by
 * tile, and goes through the whole of a shape for each tile that it touches.
 */
export interface Shapes<Kind extends string> {
  add(kind: Kind, rect: Rect, path: string): void;
  /** Each with a key that stays its own while the picture is moved. */
  all(): readonly { readonly key: string; readonly kind: Kind; readonly path: string }[];
}

export function createShapes<Kind extends string>({ w, h }: Rect): Shapes<Kind> {
  const shapes = new Map<string, { readonly kind: Kind; path: string }>();
  return {
    add(kind, rect, path) {
      const column = Math.floor(((rect.x + rect.w / 2) / w) * patches);
      const row = Math.floor(((rect.y + rect.h / 2) / h) * patches);
      const key = `${kind} ${column} ${row}`;
      const shape = shapes.get(key);
      if (shape) shape.path += path;
      else shapes.set(key, { kind, path });
    },
    all: () => Array.from(shapes, ([key, shape]) => ({ key, ...shape })),
  };
}
