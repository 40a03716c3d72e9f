import { ellipsis, inTwo } from '../graph/text.ts';
import { clamp, type Rect } from '../graph/geometry.ts';
import { metaFont } from './boxNames.ts';
import { isDim, isMover, isThingDim, type Drawing } from './drawing.ts';
import { Glyph } from './glyph.tsx';
import { keyOf } from './keys.ts';
import { idOf } from './ids.ts';
import { meets } from './sight.ts';
import { groupName, plural, serviceLabel } from './words.ts';

/** Services, the places that movers leave, and the shared things at home in each box. */
export function Cards({ drawing }: { readonly drawing: Drawing }) {
  const { model, layout, slots, sight, households } = drawing;
  // In one order in every view: an element that changes its place among others while its class
  // changes keeps the style of the old class in Chromium (`moveBefore`).
  const members = sight.boxes
    .flatMap((box) => households[box]?.members ?? [])
    .sort((a, b) => a - b);
  const inSight = (rect: Rect | undefined): rect is Rect =>
    rect !== undefined && meets(rect, sight.area);
  return (
    <g class="cards">
      {members.map((index) => {
        const rect = isMover(drawing, index) ? layout.services.current[index] : undefined;
        const name = model.services[index]?.name ?? '';
        return inSight(rect) && <Ghost key={`ghost ${name}`} {...{ drawing, name, rect }} />;
      })}
      {model.things.map((thing, index) => {
        const rect = layout.things[drawing.grouping][index];
        return (
          inSight(rect) && (
            <Thing key={`${thing.kind} ${thing.name}`} {...{ drawing, index, rect }} />
          )
        );
      })}
      {members.map((index) => {
        const rect = slots[index];
        return (
          inSight(rect) && (
            <Card
              key={model.services[index]?.name}
              {...{ drawing, index, rect }}
              prefix={households[drawing.boxOf[index] ?? -1]?.prefix ?? ''}
            />
          )
        );
      })}
    </g>
  );
}

/** Names keep their size on the screen, within what a card can hold. */
export function cardFont(zoom: number): number {
  return clamp(13 * zoom, 11, 16) / zoom;
}

/** Signs do not outgrow the names either. */
const signScale = (zoom: number): number => Math.min(1, 1.2 / zoom);

interface CardProps {
  readonly drawing: Drawing;
  readonly index: number;
  readonly rect: Rect;
}

const worst = ['error', 'warning', 'information', 'hint'] as const;

function Card({ drawing, index, rect, prefix }: CardProps & { readonly prefix: string }) {
  const { model, selection, hover, revealed, view, hits, fresh } = drawing;
  const { zoom } = drawing.sight;
  const service = model.services[index];
  if (!service) return null;
  const key = keyOf(model, { kind: 'service', service: index });
  const mover = isMover(drawing, index);
  const severity = worst.find((each) =>
    service.findings.some((finding) => finding.severity === each),
  );
  const classes = [
    'card',
    mover ? 'mover' : view === 'difference' ? 'unchanged' : '',
    isDim(drawing, index) ? 'dim' : '',
    hits?.has(index) ? 'hit' : '',
    selection === key ? 'selected' : '',
    hover === key ? 'hover' : '',
    revealed === key ? 'revealed' : '',
    fresh.has(service.name) ? 'fresh' : '',
  ];
  const font = cardFont(zoom);
  const shown = service.name.slice(prefix.length);
  const second = mover ? `+ from ${groupName(model, service.current)}` : (service.owner ?? '');
  const room = rect.w - 24 - (severity ? 18 : 0);
  const name = prefix === '' ? shown : `…${shown}`;
  // Two lines of the name have to be within the card.
  const [first, more] =
    2.3 * font <= rect.h ? inTwo(name, room, font * 1.12) : [ellipsis(name, room, font * 1.12)];
  // Two lines need room; from further away, and where it is long, the name has it all.
  const two = second !== '' && font < 15 && more === undefined;
  const line = rect.h / 2 + font * 0.36;
  return (
    <g
      id={idOf(key)}
      class={classes.filter(Boolean).join(' ')}
      data-key={key}
      data-service={service.name}
      role="img"
      aria-roledescription="service"
      aria-label={serviceLabel(model, service)}
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx="6" />
      <text
        class="name"
        x="12"
        y={two ? 19 : more === undefined ? line : line - font * 0.56}
        font-size={font}
      >
        {first}
      </text>
      {more !== undefined && (
        <text class="name" x="12" y={line + font * 0.56} font-size={font}>
          {more}
        </text>
      )}
      {two && (
        <text class="meta" x="12" y="35" font-size={Math.min(11.5, font * 0.87)}>
          {ellipsis(second, rect.w - 24, 11.5)}
        </text>
      )}
      {severity && (
        <g
          class={`badge ${severity}`}
          transform={`translate(${String(rect.w - 15)} 14) scale(${String(signScale(zoom))})`}
        >
          <circle r="8" />
          <text y="3.5">{service.findings.length > 9 ? '9+' : service.findings.length}</text>
        </g>
      )}
      {mover && !two && (
        <g
          class="chip"
          transform={`translate(${String(rect.w - 12)} ${String(rect.h)}) scale(${String(signScale(zoom))})`}
        >
          <circle r="8" />
          <path d="M-4 0H4M0 -4V4" />
        </g>
      )}
    </g>
  );
}

/** The place a service leaves. */
function Ghost({
  drawing,
  name,
  rect,
}: {
  readonly drawing: Drawing;
  readonly name: string;
  readonly rect: Rect;
}) {
  const font = cardFont(drawing.sight.zoom);
  return (
    <g
      class="ghost"
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
      aria-hidden="true"
    >
      <rect width={rect.w} height={rect.h} rx="6" />
      <text x="12" y={rect.h / 2 + font * 0.36} font-size={font}>
        {ellipsis(`− ${name}`, rect.w - 24, font * 1.12)}
      </text>
    </g>
  );
}

function Thing({ drawing, index, rect }: CardProps) {
  const { model, selection, hover } = drawing;
  const { zoom } = drawing.sight;
  const thing = model.things[index];
  if (!thing) return null;
  const key = keyOf(model, { kind: 'thing', thing: index });
  const font = clamp(11 * zoom, 10, 14) / zoom;
  // From further away the name needs the room of the count.
  const counted = font < 13;
  return (
    <g
      id={idOf(key)}
      class={`thing ${thing.kind} ${isThingDim(drawing, thing.users) ? 'dim' : ''} ${selection === key ? 'selected' : ''} ${hover === key ? 'hover' : ''}`}
      data-key={key}
      role="img"
      aria-roledescription="shared thing"
      aria-label={`${thing.kind} ${thing.name}, used by ${plural(thing.users.length, 'service')}`}
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx={rect.h / 2} />
      <g class="sign" transform={`translate(15 ${String(rect.h / 2)})`}>
        <Glyph filter={thing.kind} />
      </g>
      <text class="name" x="26" y={rect.h / 2 + font * 0.36} font-size={font}>
        {ellipsis(thing.name, rect.w - (counted ? 62 : 38), font * 1.12)}
      </text>
      {counted && (
        <text
          class="count"
          x={rect.w - 12}
          y={rect.h / 2 + metaFont(zoom) * 0.36}
          font-size={metaFont(zoom)}
        >
          ×{thing.users.length}
        </text>
      )}
    </g>
  );
}
