import { ellipsis, leaving, withoutPrefix } from '../graph/text.ts';
import { cardLines, clamp, type Rect } from '../graph/geometry.ts';
import { air, commonFont, nameOn, type CardName } from './cardNames.ts';
import { isDim, isMoveDim, isMover, type Drawing } from './drawing.ts';
import { factsOf, householdsOf, type Facts, type Household } from './facts.ts';
import { keyOf } from './keys.ts';
import { idOf } from './ids.ts';
import { plain, whenForgotten } from './letters.ts';
import { severityOf } from './narrow.ts';
import { isInSight, type Sight } from './sight.ts';
import { Things } from './things.tsx';
import { groupName, serviceLabel } from './words.ts';

/** Services, the places that movers leave, and the shared things at home in each box. */
export function Cards({ drawing }: { readonly drawing: Drawing }) {
  const { model, layout, grouping, sight, households, view } = drawing;
  const slots = layout.services[grouping];
  // In one order in every view: an element that changes its place among others while its class
  // changes keeps the style of the old class in Chromium (`moveBefore`).
  const members = sight.boxes
    .flatMap((box) => households[box]?.members ?? [])
    .sort((a, b) => a - b);
  const font = fontOf(drawing, '');
  // What leaves is told no louder than what is there.
  const fontOfGhosts = Math.min(font, view === 'difference' ? fontOf(drawing, leaving) : font);
  return (
    <g class="cards">
      {members.map((index) => {
        const rect = isMover(drawing, index) ? layout.services.current[index] : undefined;
        const name = model.services[index]?.name ?? '';
        return (
          isInSight(rect, sight) && (
            <Ghost key={`ghost ${name}`} font={fontOfGhosts} {...{ drawing, index, rect }} />
          )
        );
      })}
      <Things drawing={drawing} />
      {members.map((index) => {
        const rect = slots[index];
        return (
          isInSight(rect, sight) && (
            <Card
              key={model.services[index]?.name}
              {...{ drawing, font, index, rect }}
              household={households[drawing.boxOf[index] ?? -1]}
            />
          )
        );
      })}
    </g>
  );
}

/** Signs do not outgrow the names either. */
const signScale = (zoom: number): number => Math.min(1, 1.2 / zoom);

/** The sign of findings stands on the corner of its card, and its number can be read from near. */
const corner = { x: -7, y: 3 };
const radius = 8;
const numberedFrom = 0.45;
const noSign = { w: 0, h: 0 };
const badgeScale = (zoom: number): number =>
  zoom < numberedFrom ? 1 : clamp(0.95 / zoom, Math.min(1, 1.2 / zoom), 1.6);

/** Of more names than these some are measured. */
const tried = 200;
let fonts = new WeakMap<Sight, Map<string, number>>();
whenForgotten(() => (fonts = new WeakMap()));

/**
 * The size of names on cards, also of those out of sight, so that it stays as one moves about.
 *
 * @param lead what stands before each of them: nothing or, at the places of today, the sign of leaving
 */
function fontOf({ model, layout, grouping, sight }: Drawing, lead: '' | typeof leaving): number {
  const known = fonts.get(sight) ?? new Map<string, number>();
  fonts.set(sight, known);
  const before = known.get(lead);
  if (before !== undefined) return before;
  const at = lead === '' ? grouping : 'current';
  const boxOf = layout.membership[at];
  const households = householdsOf(model, layout, boxOf);
  const some = lead === '' ? model.services.map((_, index) => index) : factsOf(model).moving;
  const names: { readonly name: string; readonly rect: Rect }[] = [];
  for (let i = 0; i < some.length; i += Math.ceil(some.length / tried)) {
    const service = some[i] ?? -1;
    const rect = layout.services[at][service];
    const prefix = households[boxOf[service] ?? -1]?.prefix ?? '';
    const name = withoutPrefix(model.services[service]?.name ?? '', prefix);
    if (rect) names.push({ name: lead + name, rect });
  }
  const font = commonFont(names, sight.zoom);
  known.set(lead, font);
  return font;
}

interface CardProps {
  readonly drawing: Drawing;
  /** The size that names have in this picture. */
  readonly font: number;
  readonly index: number;
  readonly rect: Rect;
  /** Of the box it is in. */
  readonly household: Household | undefined;
}

function Card({ drawing, font, index, rect, household }: CardProps) {
  const { model, selection, hover, revealed, view, hits, fresh } = drawing;
  const { zoom } = drawing.sight;
  const service = model.services[index];
  if (!service) return null;
  const key = keyOf(model, { kind: 'service', service: index });
  const mover = isMover(drawing, index);
  const severity = severityOf(service);
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
  const second = mover ? `+ from ${groupName(model, service.current)}` : (service.owner ?? '');
  const sign = badgeScale(zoom);
  const reach = severity ? radius * sign : 0;
  // Two lines need room; from further away, and where it is long, the name has it all.
  const seconded = second !== '' && font < 15;
  const written = nameOn(withoutPrefix(service.name, household?.prefix ?? ''), rect, zoom, {
    font,
    lead: '',
    shorter: shorterNames(service.name, household?.prefixOfTwo ?? '', factsOf(model)),
    seconded,
    sign: severity ? { w: reach - corner.x + 2, h: corner.y + reach } : noSign,
  });
  const two = seconded && written.lines.length === 1;
  return (
    <g
      id={idOf(key)}
      class={classes.filter(Boolean).join(' ')}
      data-key={key}
      data-service={service.name}
      role="img"
      aria-roledescription="service"
      aria-label={serviceLabel(model, service)}
      transform={`translate(${rect.x} ${rect.y})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx="6" />
      <Name {...written} kind="name" />
      {two && (
        <text
          class="meta"
          x={air}
          y={rect.h / 2 + cardLines.below}
          font-size={Math.min(11.5, font * 0.87)}
        >
          {ellipsis(second, rect.w - 2 * air, Math.min(11.5, font * 0.87), plain)}
        </text>
      )}
      {severity && (
        <g
          class={`badge ${severity}`}
          transform={`translate(${rect.w + corner.x} ${corner.y}) scale(${sign})`}
        >
          <circle r="8" />
          {zoom >= numberedFrom && (
            <text y="3.5" class={service.findings.length > 9 ? 'many' : ''}>
              {service.findings.length > 9 ? '9+' : service.findings.length}
            </text>
          )}
        </g>
      )}
      {mover && !two && (
        <g class="chip" transform={`translate(${rect.w - 12} ${rect.h}) scale(${signScale(zoom)})`}>
          <circle r="8" />
          <path d="M-4 0H4M0 -4V4" />
        </g>
      )}
    </g>
  );
}

/** What may stand for a name that has no room: dots for what others have in common with it. */
function shorterNames(name: string, own: string, { prefix, ending }: Facts): string[] {
  const shorter = withoutPrefix(name, own || prefix);
  const names = shorter === name ? [] : [shorter];
  return ending !== '' && name.endsWith(ending) && name.length > ending.length
    ? [...names, `${shorter.slice(0, -ending.length)}…`]
    : names;
}

/** A name in its one or two lines. */
function Name({ lines, font, y, apart, kind }: CardName & { readonly kind?: string }) {
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} class={kind} x={air} y={y + index * apart} font-size={font}>
          {line}
        </text>
      ))}
    </>
  );
}

/** The place a service leaves, with its name as it is there today. */
function Ghost({ drawing, font, index, rect }: Omit<CardProps, 'household'>) {
  const { model, layout, sight } = drawing;
  const { current } = layout.membership;
  const name = model.services[index]?.name ?? '';
  const today = householdsOf(model, layout, current)[current[index] ?? -1];
  const written = nameOn(withoutPrefix(name, today?.prefix ?? ''), rect, sight.zoom, {
    font,
    lead: leaving,
    shorter: shorterNames(name, today?.prefixOfTwo ?? '', factsOf(model)),
    seconded: false,
    sign: noSign,
  });
  return (
    <g
      class={`ghost ${isMoveDim(drawing, index) ? 'dim' : ''}`}
      transform={`translate(${rect.x} ${rect.y})`}
      aria-hidden="true"
    >
      <rect width={rect.w} height={rect.h} rx="6" />
      <Name {...written} />
    </g>
  );
}
