import { size } from '../graph/geometry.ts';
import { ellipsis } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { keyOf } from './keys.ts';
import { idOf } from './ids.ts';
import { plural, unassignedName } from './words.ts';

/** The projects: a box each, in the same place in every view. */
export function Boxes({ drawing }: { readonly drawing: Drawing }) {
  const { layout, model } = drawing;
  return (
    <g class="boxes">
      {layout.boxes.map(
        (rect, box) =>
          rect && <Box key={model.groups[box]?.name ?? ''} {...{ drawing, box, rect }} />,
      )}
    </g>
  );
}

function Box({
  drawing,
  box,
  rect,
}: {
  readonly drawing: Drawing;
  readonly box: number;
  readonly rect: NonNullable<Drawing['slots'][number]>;
}) {
  const { model, layout, view, boxOf, focus, selection, hover } = drawing;
  const group = model.groups[box];
  const name = group?.name ?? unassignedName;
  const members = boxOf.flatMap((at, service) => (at === box ? [service] : []));
  const owners = [
    ...new Set(members.flatMap((service) => model.services[service]?.owner ?? [])),
  ].sort();
  const exists =
    group === undefined || (view === 'current' ? group.inCurrent : group.inRecommended);
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
      <text class="name" x={rect.x + size.padding} y={rect.y + 24}>
        {ellipsis(name, room - (note === '' ? 0 : 58), 17)}
        <title>{name}</title>
      </text>
      {note !== '' && (
        <text
          class={`note ${isNew ? 'added' : 'removed'}`}
          x={rect.x + rect.w - size.padding}
          y={rect.y + 24}
        >
          {note}
        </text>
      )}
      <text class="meta" x={rect.x + size.padding} y={rect.y + 41}>
        {ellipsis([counted, ...(layout.compact ? [] : owners)].join(' · '), room, 11)}
      </text>
    </g>
  );
}
