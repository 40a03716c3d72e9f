import { frame } from '../graph/domains.ts';
import type { PlacedDomain } from '../graph/frames.ts';
import { clamp, meets, type Rect } from '../graph/geometry.ts';
import { ellipsis, sharedPrefix, textWidth, withoutPrefix } from '../graph/text.ts';
import type { DomainChange } from './domainTraffic.ts';
import type { Drawing } from './drawing.ts';
import { bold, plain } from './letters.ts';
import { plural } from './words.ts';

/** Pixels on the screen, at any zoom. */
const font = 15;
const smallFont = 12;
/** Of a name that is cut, no more letters than these say nothing. */
const fewest = 6;
/** Up to this zoom a name stands across its domain, beyond it above the boxes. */
const acrossUpTo = 0.14;

/** Whether it is the domains that have names, and not their projects. */
export const namesAreAcross = ({ layout, sight }: Drawing): boolean =>
  layout.domains.length > 0 && sight.zoom < acrossUpTo;

/** Of a map of many projects what they belong to: a frame around those of a product or owner. */
export function Domains({ drawing }: { readonly drawing: Drawing }) {
  const { layout, sight } = drawing;
  return (
    <g class="domains">
      {layout.domains
        .filter(({ rect }) => meets(rect, sight.area))
        .map(({ name, kind, boxes, rect }) => (
          <g
            key={name}
            role="group"
            aria-label={`${kind === 'product' ? 'Product' : 'Owner'} ${name}, ${plural(boxes.length, 'project')}`}
          >
            <rect class="domain" x={rect.x} y={rect.y} width={rect.w} height={rect.h} rx="18" />
          </g>
        ))}
    </g>
  );
}

/** Their names: from afar across their domains, as on a map of a country. */
export function DomainNames({ drawing }: { readonly drawing: Drawing }) {
  const { layout, sight, view, traffic } = drawing;
  const across = namesAreAcross(drawing);
  const changes = view === 'difference' ? traffic().changes : [];
  return (
    <g class="domain-names" aria-hidden="true">
      {layout.domains.map((domain, index) => {
        if (!meets(domain.rect, sight.area)) return null;
        const { name } = domain;
        return across ? (
          <NameAcross key={name} {...{ domain, drawing }} change={changes[index]} />
        ) : (
          <NameAbove key={name} {...{ domain, drawing }} change={changes[index]} />
        );
      })}
    </g>
  );
}

/** What the names across domains take, so that nothing else is written there. */
export const namedAcross = ({ layout, sight: { zoom } }: Drawing): Rect[] =>
  layout.domains.map(({ name, rect }) => {
    const [w, h] = [Math.min(rect.w, textWidth(name, font / zoom, bold)), (font * 3) / zoom];
    return { x: rect.x + (rect.w - w) / 2, y: rect.y + (rect.h - h) / 2, w, h };
  });

interface NameProps {
  readonly domain: PlacedDomain;
  readonly drawing: Drawing;
  readonly change: DomainChange | undefined;
}

/** In the middle of its domain, upright where that is too narrow; what is said of it below. */
function NameAcross({ domain: { name, boxes, rect }, drawing, change }: NameProps) {
  const { zoom } = drawing.sight;
  const prefix = sharedPrefix(drawing.layout.domains.map((domain) => domain.name));
  const air = 8 / zoom;
  const [along, down] = [rect.w - air, rect.h - air];
  const shorter = withoutPrefix(name, prefix);
  const { text, size, turned } = [name, ...(shorter === name ? [] : [shorter])]
    .flatMap((text) => [
      { text, size: font / zoom, turned: false, room: along },
      // Rather as wide as its domain than upright.
      { text, size: smallFont / zoom, turned: false, room: along + air },
      { text, size: font / zoom, turned: true, room: down },
      { text, size: smallFont / zoom, turned: true, room: down },
    ])
    .find((one) => textWidth(one.text, one.size, bold) <= one.room) ?? {
    text: ellipsis(name, Math.max(along, down), smallFont / zoom, bold),
    size: smallFont / zoom,
    turned: down > along,
  };
  if (text.includes('…') && text !== shorter && Array.from(text).length < fewest) return null;
  const room = turned ? down : along;
  const fits = (said: string): boolean => textWidth(said, smallFont / zoom, plain) <= room;
  const fitting = change && (fits(signs(change)) ? change : { ...change, within: 0 });
  const lines = [
    ...(fitting ? [{ change: fitting, total: signs(fitting) }] : []),
    { change: undefined, total: plural(boxes.length, 'project') },
  ].filter(({ total }, i) => (turned ? along : down) >= size * (2.6 + i * 1.2) && fits(total));
  const [x, y] = [rect.x + rect.w / 2, rect.y + rect.h / 2];
  const first = size * (0.35 - lines.length * 0.55);
  return (
    <g class="across" transform={`translate(${x} ${y})${turned ? ' rotate(-90)' : ''}`}>
      <text y={first} font-size={size}>
        {text}
      </text>
      {lines.map((line, i) => (
        <text
          key={i}
          class="count"
          y={first + (smallFont * 1.4 * (i + 1)) / zoom}
          font-size={smallFont / zoom}
        >
          {line.change ? <Signs change={line.change} /> : line.total}
        </text>
      ))}
    </g>
  );
}

/** In the header of its domain, as far left as can be seen; where that is too low there is none. */
function NameAbove({ domain: { name, boxes, rect }, drawing: { sight }, change }: NameProps) {
  const { zoom, left: edge } = sight;
  const size = font / zoom;
  const seen = edge + 12 / zoom;
  const room = rect.w - 2 * frame.side;
  const text = ellipsis(name, room, size, bold);
  if (frame.above < size || (text !== name && Array.from(text).length < fewest)) return null;
  const wide = textWidth(text, size, bold);
  const total = ` ${plural(boxes.length, 'project')}`;
  const left = rect.x + frame.side;
  return (
    <text
      x={clamp(seen, left, Math.max(left, left + room - wide))}
      y={rect.y + frame.above / 2 + size * 0.35}
      font-size={size}
    >
      <title>{name}</title>
      {text}
      {wide + textWidth(total, size, plain) <= room && <tspan class="count">{total}</tspan>}
      {change && wide + textWidth(`${total}${signs(change)}`, size, plain) <= room && (
        <tspan class="count">
          {' '}
          <Signs change={change} />
        </tspan>
      )}
    </text>
  );
}

function signs({ come, leave, within }: DomainChange): string {
  const crossing = `+${come} −${leave}`;
  return within > 0 ? `${crossing} · ${within} within` : crossing;
}

/** How many services come, go, and move from project to project of one domain. */
function Signs({ change: { come, leave, within } }: { readonly change: DomainChange }) {
  return (
    <>
      <tspan class={come > 0 ? 'added' : ''}>+{come}</tspan>
      <tspan class={leave > 0 ? 'removed' : ''}> −{leave}</tspan>
      {within > 0 && <tspan> · {within} within</tspan>}
    </>
  );
}
