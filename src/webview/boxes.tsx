import { size } from '../graph/geometry.ts';
import { ellipsis } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { keyOf } from './keys.ts';
import { idOf } from './ids.ts';
import { plural, unassignedName } from './words.ts';

/** Below this zoom only names of projects can be read. */
export const farBelow = 0.38;

/** The projects: a box each, in the same place in every view. */
export function Boxes({ drawing, scale }: { readonly drawing: Drawing; readonly scale: number }) {
  const { layout, model } = drawing;
  return (
    <g class="boxes">
      {layout.boxes.map(
        (rect, box) =>
          rect && (
            <Box key={model.groups[box]?.name ?? '\u0000'} {...{ drawing, box, rect, scale }} />
          ),
      )}
    </g>
  );
}

function Box({
  drawing,
  box,
  rect,
  scale,
}: {
  readonly drawing: Drawing;
  readonly box: number;
  readonly rect: NonNullable<Drawing['slots'][number]>;
  readonly scale: number;
}) {
  const far = scale < farBelow;
  const { model, layout, view, boxOf, focus, selection, hover } = drawing;
  const group = model.groups[box];
  const name = group?.name ?? unassignedName;
  const members = boxOf.flatMap((at, service) => (at === box ? [service] : []));
  const owners = [
    ...new Set(members.flatMap((service) => model.services[service]?.owner ?? [])),
  ].sort();
  const exists =
    group === undefined
      ? members.length > 0
      : view === 'current'
        ? group.inCurrent
        : group.inRecommended;
  const isNew = group !== undefined && view === 'difference' && !group.inCurrent;
  const goes = group !== undefined && view === 'difference' && !group.inRecommended;
  const key = keyOf(model, { kind: 'group', box });
  const dim = focus !== undefined && !members.some((service) => focus.has(service));
  const counted = plural(members.length, 'service');
  const classes = [
    'box',
    exists ? '' : 'placeholder',
    group ? '' : 'unassigned',
    dim ? 'dim' : '',
    selection === key ? 'selected' : '',
    hover === key ? 'hover' : '',
  ];
  const room = rect.w - 2 * size.padding;
  const note = isNew ? '+ new' : goes ? '− goes' : '';
  // The name keeps a legible size on the screen as long as the box has room for it.
  const font = far ? Math.min(layout.compact ? 24 : 36, 12.5 / scale) : 15;
  const meta = exists
    ? [counted, ...(layout.compact ? [] : owners)].join(' · ')
    : placeholderText(view, members.length);
  return (
    <g
      id={idOf(key)}
      class={classes.join(' ')}
      data-key={key}
      data-group={name}
      role="group"
      aria-label={`Project ${name}, ${counted}${exists ? '' : ', not in this view'}`}
    >
      <rect class="frame" x={rect.x} y={rect.y} width={rect.w} height={rect.h} rx="10" />
      <text
        class="name"
        x={rect.x + (far ? 10 : size.padding)}
        y={rect.y + (far ? 8 + font * 0.85 : 24)}
        font-size={font}
      >
        {ellipsis(name, far ? rect.w - 20 : room, font * 1.08)}
      </text>
      {!far && (
        <text class="meta" x={rect.x + size.padding} y={rect.y + 41}>
          {ellipsis(meta, room - (note === '' ? 0 : 46), 11)}
        </text>
      )}
      {note !== '' && !far && (
        <text
          class={`note ${isNew ? 'added' : 'removed'}`}
          x={rect.x + rect.w - size.padding}
          y={rect.y + 41}
        >
          {note}
        </text>
      )}
    </g>
  );
}

function placeholderText(view: Drawing['view'], members: number): string {
  if (members > 0) return plural(members, 'service');
  return view === 'current' ? 'only recommended' : 'only today';
}
