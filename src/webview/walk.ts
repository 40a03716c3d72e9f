import type { Point, Rect } from '../graph/geometry.ts';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export interface Stop extends Point {
  readonly key: string;
  readonly rect: Rect;
}

export function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** The stop that the eye would go to next: near, and rather ahead than aside. */
export function nearest(stops: readonly Stop[], from: Point, way: Direction): Stop | undefined {
  let best: Stop | undefined;
  let least = Infinity;
  for (const stop of stops) {
    const [dx, dy] = [stop.x - from.x, stop.y - from.y];
    const level = way === 'ArrowLeft' || way === 'ArrowRight';
    const ahead = level ? (way === 'ArrowLeft' ? -dx : dx) : way === 'ArrowUp' ? -dy : dy;
    const aside = Math.abs(level ? dy : dx);
    if (ahead < 1 || aside > ahead * 4) continue;
    const score = ahead + aside * 2;
    if (score < least) [best, least] = [stop, score];
  }
  return best;
}
