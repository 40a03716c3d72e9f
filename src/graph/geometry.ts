/** Plain geometry of the picture, in units of its own (one unit is a pixel at zoom 1). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly w: number;
  readonly h: number;
}

/** Where a name and what is said below it stand on a card, from its middle. */
export const cardLines = { name: -3, below: 13 } as const;

/** Sizes that the layout and the page must agree on. */
export const size = {
  /** At least so wide; names of services may need more (`cardWidth`). */
  card: { w: 156, h: 52 },
  columnGap: 32,
  rowGap: 24,
  padding: 18,
  header: 50,
  thing: { h: 24, gap: 8, above: 16 },
  /** Between boxes of a row. */
  gap: 56,
  /** Between rows, before lines widen it. */
  corridor: 52,
  lane: 11,
  margin: 40,
} as const;

/** From this many services on only the strongest lines between projects have a way. */
export const crowdedFrom = 400;

/** The same on every engine, unlike `localeCompare`. */
export function byCodeUnit(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether two rectangles have more than an edge in common. */
export function meets(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

export function center(rect: Rect): Point {
  return { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
