import type { Point } from '../graph/geometry.ts';
import { lengthOf, roundedPath } from '../graph/wires.ts';
import type { Route } from '../graph/lines.ts';
import type { Sight } from './sight.ts';

/** Units of the picture at scale 1. */
const head = { length: 10, half: 5 };

interface Props {
  readonly route: Pick<Route, 'points'>;
  readonly sight: Sight;
  readonly title: string;
  /** Whether it stands back. */
  readonly dim?: boolean;
}

/** Pixels on the screen: a shorter arrow cannot be seen. */
const shortest = 4;

/** Where services go. Between boxes that are near each other the head is smaller. */
export function Arrow({ route: { points }, sight: { zoom }, title, dim = false }: Props) {
  const length = lengthOf(points);
  if (length * zoom < shortest) return null;
  const scale = Math.min(Math.max(1, 0.8 / zoom), length / (1.25 * head.length));
  return (
    <g class={`move ${dim ? 'dim' : ''}`} aria-hidden="true">
      <path d={roundedPath(points)} />
      <path class="head" d={headAt(points, scale)} />
      <title>{title}</title>
    </g>
  );
}

/** A small triangle at the end of a line of straight stretches. */
function headAt(points: readonly Point[], scale: number): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const length = Math.max(1, Math.abs(end.x - before.x) + Math.abs(end.y - before.y));
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const at = (along: number, aside: number) =>
    `${end.x - dx * along - dy * aside} ${end.y - dy * along + dx * aside}`;
  const [back, half] = [head.length * scale, head.half * scale];
  return `M${end.x} ${end.y}L${at(back, half)}L${at(back, -half)}Z`;
}
