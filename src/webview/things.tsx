import { clamp, type Rect } from '../graph/geometry.ts';
import { thingsLeftOut } from '../graph/slots.ts';
import { ellipsis } from '../graph/text.ts';
import { metaFont } from './boxNames.ts';
import { isThingDim, type Drawing } from './drawing.ts';
import { Glyph } from './glyph.tsx';
import { idOf } from './ids.ts';
import { keyOf } from './keys.ts';
import { plain } from './letters.ts';
import { isInSight } from './sight.ts';
import { plural } from './words.ts';

/** The shared things at home in each box, and how many of them have no room in it. */
export function Things({ drawing }: { readonly drawing: Drawing }) {
  const { model, layout, grouping, sight } = drawing;
  return (
    <>
      {model.things.map((thing, index) => {
        const rect = layout.things[grouping][index];
        return (
          isInSight(rect, sight) && (
            <Thing key={`${thing.kind} ${thing.name}`} {...{ drawing, index, rect }} />
          )
        );
      })}
      {sight.boxes.map((box) => {
        const rect = layout.things.more[box];
        return isInSight(rect, sight) && <More key={`more ${box}`} {...{ drawing, box, rect }} />;
      })}
    </>
  );
}

const fontOf = (zoom: number): number => clamp(11 * zoom, 10, 14) / zoom;

/** Pixels on the screen; no name is set smaller than this to have room. */
const tightest = 9;

/** How the name of a thing is written, in units of its chip. */
interface ThingName {
  readonly name: string;
  readonly font: number;
  /** Where it begins. */
  readonly x: number;
  readonly signed: boolean;
  readonly counted: boolean;
}

/** A name and what else there is room for: the count gives way to it, then its sign, then its size. */
function nameOf(full: string, w: number, zoom: number): ThingName {
  const font = fontOf(zoom);
  const signed = { font, x: 26, end: 12, signed: true, counted: false };
  const counted = { ...signed, end: 36, counted: true };
  const alone = { ...signed, x: 10, end: 8, signed: false };
  const ways = [signed, alone, { ...alone, font: tightest / zoom }];
  // From further away the name needs the room of the count.
  if (font < 13) ways.unshift(counted);
  const found = ways.map((way) => ({
    ...way,
    name: ellipsis(full, w - way.x - way.end, way.font, plain),
  }));
  return found.find(({ name }) => name === full) ?? (found[0] as ThingName);
}

interface ThingProps {
  readonly drawing: Drawing;
  readonly index: number;
  readonly rect: Rect;
}

function Thing({ drawing, index, rect }: ThingProps) {
  const { model, selection, hover } = drawing;
  const { zoom } = drawing.sight;
  const thing = model.things[index];
  if (!thing) return null;
  const key = keyOf(model, { kind: 'thing', thing: index });
  const { font, x, name, signed, counted } = nameOf(thing.name, rect.w, zoom);
  return (
    <g
      id={idOf(key)}
      class={`thing ${thing.kind} ${isThingDim(drawing, thing.users) ? 'dim' : ''} ${selection === key ? 'selected' : ''} ${hover === key ? 'hover' : ''}`}
      data-key={key}
      role="img"
      aria-roledescription="shared thing"
      aria-label={`${thing.kind} ${thing.name}, used by ${plural(thing.users.length, 'service')}`}
      transform={`translate(${rect.x} ${rect.y})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx={rect.h / 2} />
      {signed && (
        <g class="sign" transform={`translate(15 ${rect.h / 2})`}>
          <Glyph filter={thing.kind} />
        </g>
      )}
      <text class="name" x={x} y={rect.h / 2 + font * 0.36} font-size={font}>
        {name}
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

interface MoreProps {
  readonly drawing: Drawing;
  readonly box: number;
  readonly rect: Rect;
}

function More({ drawing: { model, layout, grouping, sight }, box, rect }: MoreProps) {
  const names = thingsLeftOut(layout, grouping, box).map(
    (thing) => `${model.things[thing]?.kind ?? ''} ${model.things[thing]?.name ?? ''}`,
  );
  if (names.length === 0) return null;
  const font = fontOf(sight.zoom);
  const told = `And ${plural(names.length, 'shared thing')}: ${names.join(', ')}`;
  return (
    <g class="more-things" role="img" aria-label={told}>
      <title>{told}</title>
      <text x={rect.x} y={rect.y + rect.h / 2 + font * 0.36} font-size={font}>
        +{names.length} more
      </text>
    </g>
  );
}
