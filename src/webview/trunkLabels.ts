import { meets, type Point, type Rect } from '../graph/geometry.ts';
import { comesNear, lengthOf, placesOn, stretchesOf, type Stretch } from '../graph/labels.ts';
import type { Route } from '../graph/lines.ts';
import { around } from './sight.ts';

/** How a label is drawn: number beside its sign, number below it, or one of the two alone. */
export type Form = 'pill' | 'stack' | 'sign' | 'number';

/** What each takes at scale 1. */
function sizeOf(form: Form, count: number): Size {
  const digits = String(count).length * 7;
  switch (form) {
    case 'pill':
      return { w: 26 + digits, h: 20 };
    case 'stack':
      return { w: Math.max(20, 6 + digits), h: 34 };
    case 'sign':
      return { w: 14, h: 14 };
    case 'number':
      return { w: 10 + digits, h: 17 };
  }
}

interface Size {
  readonly w: number;
  readonly h: number;
}

/** Its middle on the picture, and its size at scale 1. */
export interface PlacedLabel extends Rect {
  readonly form: Form;
  readonly scale: number;
}

/** A line with the forms its label may have, the best first. */
export interface Labelled {
  readonly route: Pick<Route, 'points' | 'label'>;
  readonly count: number;
  readonly forms: readonly Form[];
  /** Rather beside the line, which it would cover. */
  readonly beside?: boolean;
}

/** On the screen no label is drawn smaller than this, or its number could not be read … */
const smallest = 0.85;
/** … and none larger, or it would outgrow the names. */
const largest = 1.15;
/** From nearer the label stands where the layout has made room for it. */
const roomyFrom = 1;
/** How far a label may reach into what has nothing but air at its edge. */
const intrusion = 3;

/** How much larger or smaller than at zoom 1 what keeps its size on the screen is drawn. */
export const labelScale = (zoom: number): number =>
  Math.max(smallest / zoom, Math.min(1, largest / zoom));

/** What the head of an arrow takes between two labels on its sides, at scale 1. */
const headroom = 14;

/** Where something of a size stands right beside a line. */
const placesBeside = (stretches: readonly Stretch[], w: number, h: number): Point[] =>
  stretches.flatMap(({ from, to }) => {
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    return from.x === to.x
      ? [w / 2, -w / 2].map((by) => ({ x: x + by, y }))
      : [-h / 2, h / 2].map((by) => ({ x, y: y + by }));
  });

/** A line no longer than this has hardly more than one place for its label, at scale 1. */
const short = 90;

/** No label reaches further from its line than this, at scale 1. */
const reach = 40;

const wider = ({ x, y, w, h }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  w: w + 2 * by,
  h: h + 2 * by,
});

/**
 * Where the label of each line stands, and in which form: where it covers no box, name or other
 * label, and no other line unless it is a sign that has no such place. Short lines choose first, then
 * earlier ones. A line that has room for none still says its count when it is pointed at.
 */
export function placeLabels<Line extends Labelled>(
  lines: readonly Line[],
  { boxes, names }: { readonly boxes: readonly Rect[]; readonly names: readonly Rect[] },
  zoom: number,
): ReadonlyMap<Line, PlacedLabel> {
  const scale = labelScale(zoom);
  const inset = intrusion / zoom;
  const solid = scale > roomyFrom ? [...boxes.map((box) => wider(box, -inset)), ...names] : [];
  const ways = lines.map((line) => ({
    line,
    stretches: stretchesOf(line.route.points),
    bounds: wider(around(line.route.points), reach * scale),
  }));
  const labels = new Map<Line, PlacedLabel>();
  const taken: Rect[] = [];
  const isShort = ({ stretches: [longest] }: (typeof ways)[number]): boolean =>
    !longest || lengthOf(longest) <= short * scale;
  const shortFirst = [...ways].sort((p, q) => Number(isShort(q)) - Number(isShort(p)));
  for (const way of shortFirst) {
    const { line, stretches, bounds } = way;
    const places = [line.route.label, ...placesOn(stretches)];
    const isNear = (other: Rect): boolean => meets(other, bounds);
    const boxesNear = solid.filter(isNear);
    const linesNear = ways
      .filter((other) => other !== way && isNear(other.bounds))
      .flatMap((other) => other.stretches)
      .filter(({ from, to }) => isNear(around([from, to])));
    const find = (forms: readonly Form[], alone: boolean): PlacedLabel | undefined => {
      for (const form of forms) {
        const own = sizeOf(form, line.count);
        const [w, h] = [own.w * scale, own.h * scale];
        const beside = line.beside
          ? placesBeside(stretches, w + headroom * scale, h + headroom * scale)
          : [];
        const at = [...beside, ...places].find((place) => {
          const rect = { x: place.x - w / 2, y: place.y - h / 2, w, h };
          const covers = (other: Rect): boolean => meets(rect, other);
          return (
            !boxesNear.some(covers) &&
            !taken.some(covers) &&
            !(alone && linesNear.some((stretch) => comesNear(stretch, place, w, h)))
          );
        });
        if (!at) continue;
        taken.push({ x: at.x - w / 2, y: at.y - h / 2, w, h });
        return { form, x: at.x, y: at.y, ...own, scale };
      }
      return undefined;
    };
    // A number on another line would be taken for its own.
    const signs = line.forms.filter((form) => form === 'sign');
    const label = find(line.forms, true) ?? find(signs, false);
    if (label) labels.set(line, label);
  }
  return labels;
}
