import { unassignedName } from '../graph/membership.ts';
import { size, type Rect } from '../graph/geometry.ts';
import type { GraphModel } from '../graph/protocol.ts';
import { ellipsis } from '../graph/text.ts';
import { isBoxDim, type Drawing } from './drawing.ts';
import { changesOf } from './facts.ts';
import { keyOf, targetOf } from './keys.ts';
import { idOf } from './ids.ts';
import { metaFont, placeNames, type BoxName } from './boxNames.ts';
import { plain } from './letters.ts';
import { leading, noteFont } from './nameInBox.ts';
import { createShapes } from './patches.ts';
import { standing } from './standing.ts';
import { plural } from './words.ts';

/** More boxes than these are drawn as one shape; what is pointed at or chosen is drawn by itself. */
const mostSingly = 150;

/** The projects: a box each, in the same place in every view. */
export function Boxes({ drawing }: { readonly drawing: Drawing }) {
  const { layout, model, sight, selection, hover } = drawing;
  const names = placeNames(drawing);
  const singly = sight.level !== 'far' || sight.boxes.length <= mostSingly;
  const marked = new Set([selection, hover].map((key) => boxMeant(model, key)));
  const holding = holders(drawing);
  return (
    <g class="boxes">
      {!singly && <FarFrames drawing={drawing} named={names} />}
      {sight.boxes.map((box) => {
        const rect = layout.boxes[box];
        const alone = singly || names.has(box) || marked.has(box);
        return (
          rect &&
          alone && (
            <Box
              key={model.groups[box]?.name ?? '\u0000'}
              {...{ drawing, box, rect }}
              holds={holding.has(box)}
              name={names.get(box)}
            />
          )
        );
      })}
    </g>
  );
}

/** The box of a project that is meant by a key. */
function boxMeant(model: GraphModel, key: string | undefined): number | undefined {
  const target = targetOf(model, key);
  return target?.kind === 'group' ? target.box : undefined;
}

/** From afar, where services are not drawn, the boxes of those that are selected or revealed. */
function holders({ model, boxOf, sight, selection, revealed }: Drawing): ReadonlySet<number> {
  const boxes = new Set<number>();
  if (sight.level !== 'far') return boxes;
  for (const key of [selection, revealed]) {
    const target = targetOf(model, key);
    if (target?.kind === 'service') boxes.add(boxOf[target.service] ?? -1);
  }
  return boxes;
}

/** From afar, where services are not drawn, boxes that any of them leaves or comes to. */
function isChanged({ view, layout, sight }: Drawing, box: number): boolean {
  if (view !== 'difference' || sight.level !== 'far') return false;
  const { come, leave } = changesOf(layout.membership);
  return (come[box] ?? 0) + (leave[box] ?? 0) > 0;
}

/** From afar the frames of many boxes are one shape, by how they look. */
function FarFrames({
  drawing,
  named,
}: {
  readonly drawing: Drawing;
  readonly named: ReadonlyMap<number, BoxName>;
}) {
  const { layout, sight } = drawing;
  const frames = createShapes<'plain' | 'placeholder' | 'changed' | 'dim'>(sight.area);
  for (const box of sight.boxes) {
    const rect = layout.boxes[box];
    if (!rect || named.has(box)) continue;
    const { x, y, w, h } = rect;
    const kind = !standing(drawing, box).exists
      ? 'placeholder'
      : isBoxDim(drawing, box)
        ? 'dim'
        : isChanged(drawing, box)
          ? 'changed'
          : 'plain';
    frames.add(kind, rect, `M${x} ${y}h${w}v${h}h${-w}Z`);
  }
  return (
    <g class="many" aria-hidden="true">
      {frames.all().map(({ key, kind, path }) => (
        <g key={key} class={`box ${kind}`}>
          <path class="frame" d={path} />
        </g>
      ))}
    </g>
  );
}

/** Names stand above all that is drawn in their boxes. */
export function BoxNames({ drawing }: { readonly drawing: Drawing }) {
  const { layout } = drawing;
  return (
    <g class="names" aria-hidden="true">
      {[...placeNames(drawing)].map(([box, { text, more, count, below, x, y, font }]) => {
        const rect = layout.boxes[box];
        const dim = isBoxDim(drawing, box);
        return (
          rect && (
            <text
              key={box}
              class={`box-name ${dim ? 'dim' : ''} ${standing(drawing, box).exists ? '' : 'absent'}`}
              x={rect.x + x}
              y={rect.y + y}
              font-size={font}
            >
              {text}
              {more !== undefined && (
                <tspan x={rect.x + x} dy={font * leading}>
                  {more}
                </tspan>
              )}
              {count.split(' ').map((part, index) => (
                <tspan
                  key={part}
                  class={`count ${signClass(part)}`}
                  font-size={font * 0.85}
                  {...(below && index === 0 && { x: rect.x + x, dy: font * leading })}
                >
                  {part && (below && index === 0 ? part : ` ${part}`)}
                </tspan>
              ))}
            </text>
          )
        );
      })}
    </g>
  );
}

/** What comes and goes is told by sign and colour. */
const signClass = (count: string): string =>
  count.startsWith('+') ? 'added' : count.startsWith('−') ? 'removed' : '';

interface BoxProps {
  /** It holds a service that is meant, and that is not drawn itself. */
  readonly holds: boolean;
  /** As it is written in it. */
  readonly name: BoxName | undefined;
  readonly drawing: Drawing;
  readonly box: number;
  readonly rect: Rect;
}

function Box({ drawing, box, rect, holds, name }: BoxProps) {
  const { model, view, households, selection, hover, sight } = drawing;
  const group = model.groups[box];
  const called = group?.name ?? unassignedName;
  const { members = [], owners = [] } = households[box] ?? {};
  const { exists, note: whole } = standing(drawing, box);
  const note = name?.note ?? whole;
  const key = keyOf(model, { kind: 'group', box });
  const dim = isBoxDim(drawing, box);
  const counted = plural(members.length, 'service');
  const classes = [
    'box',
    exists ? '' : 'placeholder',
    isChanged(drawing, box) ? 'changed' : '',
    group ? '' : 'unassigned',
    dim ? 'dim' : '',
    selection === key || holds ? 'selected' : '',
    hover === key ? 'hover' : '',
  ];
  const detailed = sight.level === 'near' && sight.zoom >= 0.8;
  const room = rect.w - 2 * size.padding;
  const meta = metaFont(sight.zoom);
  const said = exists ? [counted, ...owners].join(' · ') : placeholderText(view, members.length);
  return (
    <g
      id={idOf(key)}
      class={classes.filter(Boolean).join(' ')}
      data-key={key}
      data-group={called}
      role="group"
      aria-label={`Project ${called}, ${counted}${exists ? '' : ', not in this view'}`}
      transform={`translate(${rect.x} ${rect.y})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx="10" />
      {detailed && (
        <text class="meta" x={size.padding} y="41" font-size={meta}>
          {ellipsis(said, room - (note === '' ? 0 : 60), meta, plain)}
        </text>
      )}
      {note !== '' && sight.level === 'near' && (
        <text
          class={`note ${signClass(note)}`}
          x={rect.w - size.padding}
          y={detailed ? 41 : (name?.y ?? 27)}
          font-size={noteFont(sight.zoom)}
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
