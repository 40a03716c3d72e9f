import { meets, type Rect } from '../graph/geometry.ts';
import { placeNames } from './boxNames.ts';
import { isDim, isMoveDim, isMover, isThingDim, type Drawing } from './drawing.ts';
import { targetOf } from './keys.ts';
import { strip } from './nameInBox.ts';
import { createShapes } from './patches.ts';

/** From the middle distance the services of all boxes are a few shapes, by how they look. */
export function Blocks({ drawing }: { readonly drawing: Drawing }) {
  const { sight, households, layout, model, view, grouping } = drawing;
  const slots = layout.services[grouping];
  const shapes = createShapes(sight.area);
  const names = placeNames(drawing);
  const add = (kind: string, rect: Rect | undefined, radius = 6): void => {
    if (!rect || !meets(rect, sight.area)) return;
    shapes.add(kind, rect, outline(rect, radius));
    const [moved] = kind.split(' ');
    if (moved === 'mover' || moved === 'left') shapes.add(`sign ${kind}`, rect, sign(moved, rect));
  };
  /** What of a service its box’s name leaves free. */
  const freeOf = (rect: Rect | undefined, box: number): Rect | undefined => {
    const [frame, name] = [layout.boxes[box], names.get(box)];
    if (!rect || !frame || !name) return rect;
    const y = Math.max(rect.y, frame.y + name.bottom);
    return { ...rect, y, h: Math.max(rect.y + rect.h - y, strip / sight.zoom) };
  };
  for (const box of sight.boxes)
    for (const service of households[box]?.members ?? []) {
      const mover = isMover(drawing, service);
      const dim = isDim(drawing, service) ? ' dim' : '';
      const kind = mover ? 'mover' : view === 'difference' ? 'unchanged' : 'plain';
      add(kind + dim, freeOf(slots[service], box));
      if (mover)
        add(
          `left${isMoveDim(drawing, service) ? ' dim' : ''}`,
          freeOf(layout.services.current[service], layout.membership.current[service] ?? -1),
        );
    }
  model.things.forEach(({ kind, users }, thing) => {
    const rect = layout.things[grouping][thing];
    if (rect) add(`${kind}${isThingDim(drawing, users) ? ' dim' : ''}`, rect, rect.h / 2);
  });
  return (
    <g class="blocks" aria-hidden="true">
      {shapes.all().map(({ key, kind, path }) => (
        <path key={key} class={`block ${kind}`} d={path} />
      ))}
      <Marks drawing={drawing} />
    </g>
  );
}

/** Services that are chosen, pointed at or searched for stand out by themselves. */
function Marks({ drawing }: { readonly drawing: Drawing }) {
  const { model, layout, grouping, selection, hover, revealed, hits, sight } = drawing;
  const slots = layout.services[grouping];
  const marks = new Map<string, { readonly rect: Rect; readonly kind: string }>();
  const add = (service: number, kind: string) => {
    const rect = slots[service];
    if (rect && meets(rect, sight.area)) marks.set(`${kind} ${service}`, { rect, kind });
  };
  if (hits && hits.size <= 100) for (const service of hits) add(service, 'hit');
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ['revealed', revealed],
    ['hover', hover],
    ['selected', selection],
  ];
  for (const [kind, key] of wanted) {
    const target = targetOf(model, key);
    if (target?.kind === 'service') add(target.service, kind);
  }
  return (
    <g>
      {[...marks].map(([key, { rect, kind }]) => (
        <path key={key} class={`mark ${kind}`} d={outline(rect, 6)} />
      ))}
    </g>
  );
}

/** Plus where a service comes to, minus where it leaves: colour alone does not tell the two apart. */
function sign(kind: 'mover' | 'left', { x, y, w, h }: Rect): string {
  const arm = Math.min(w, h) * 0.28;
  const [left, top] = [x + w / 2 - arm, y + h / 2 - arm];
  const minus = `M${left} ${top + arm}h${2 * arm}`;
  return kind === 'left' ? minus : `${minus}M${left + arm} ${top}v${2 * arm}`;
}

/** A rounded rectangle as a path. */
function outline({ x, y, w, h }: Rect, radius: number): string {
  const r = Math.min(radius, w / 2, h / 2);
  const [across, down, turn] = [w - 2 * r, h - 2 * r, String(r)];
  const arc = (dx: number, dy: number) => `a${turn} ${turn} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}Z`;
}
