import type { Drawing } from './drawing.ts';
import { meets } from './sight.ts';
import type { Trunk } from './trunks.ts';

/** Half of what the label of a trunk takes, at scale 1. */
const pill = { w: 20, h: 10 };
const glyph = { w: 7, h: 7 };

/** On the screen no label is drawn smaller than this: its number could not be read. */
const smallest = 0.75;

/**
 * How large the label of each trunk is drawn. Labels that would cover a box or each other are
 * left out, those of the weaker trunks first; the trunk still says its count when it is pointed at.
 */
export function placeLabels(drawing: Drawing): ReadonlyMap<Trunk, number> {
  const { trunks, layout, sight } = drawing;
  const scale = Math.max(1, smallest / sight.zoom);
  const labels = new Map<Trunk, number>();
  if (scale > 4) return labels;
  const boxes = sight.boxes.flatMap((box) => layout.boxes[box] ?? []);
  const taken: (typeof boxes)[number][] = [];
  for (const trunk of [...trunks].sort((p, q) => q.points - p.points)) {
    const half = trunk.count > 1 ? pill : glyph;
    const { x, y } = trunk.route.label;
    const [w, h] = [half.w * 2 * scale, half.h * 2 * scale];
    const rect = { x: x - w / 2, y: y - h / 2, w, h };
    // At full size the layout has made room for it.
    const inTheWay = scale > 1 && boxes.some((box) => meets(rect, box));
    if (inTheWay || taken.some((other) => meets(rect, other))) continue;
    taken.push(rect);
    labels.set(trunk, scale);
  }
  return labels;
}
