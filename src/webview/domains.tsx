import type { PlacedDomain } from '../graph/domains.ts';
import { ellipsis, textWidth } from '../graph/text.ts';
import type { Drawing } from './drawing.ts';
import { meets } from './sight.ts';
import { plural } from './words.ts';

/** Pixels on the screen, at any zoom. */
const font = 15;
/** Narrower on the screen than this, a domain has no name. */
const narrowest = 46;
/** Bold letters are so much wider than those that are measured. */
const bold = 1.22;
/** Up to this zoom a name stands across its domain, beyond it above the boxes. */
const acrossUpTo = 0.14;

/** Whether it is the domains that have names, and not their projects. */
export const namesAreAcross = ({ layout, sight }: Drawing): boolean =>
  layout.domains.length > 0 && sight.zoom < acrossUpTo;

const inSight = ({ layout, sight }: Drawing): readonly PlacedDomain[] =>
  layout.domains.filter(({ rect }) => meets(rect, sight.area));

/** Of a map of many projects what they belong to: a frame around those of a product or owner. */
export function Domains({ drawing }: { readonly drawing: Drawing }) {
  return (
    <g class="domains">
      {inSight(drawing).map(({ name, kind, boxes, rect }) => (
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
  const { zoom } = drawing.sight;
  const across = namesAreAcross(drawing);
  return (
    <g class="domain-names" aria-hidden="true">
      {inSight(drawing).map(({ name, boxes, rect }) => {
        if (rect.w * zoom < narrowest) return null;
        const size = font / zoom;
        const room = rect.w - 16 / zoom;
        const text = ellipsis(name, room, size * bold);
        const count = ` ${plural(boxes.length, 'project')}`;
        const counted = textWidth(text + count, size * bold) <= room;
        return (
          <text
            key={name}
            class={across ? 'across' : ''}
            x={rect.x + rect.w / 2}
            y={across ? rect.y + rect.h / 2 + size * 0.35 : rect.y + Math.max(34, size * 1.2)}
            font-size={across ? size : Math.min(size, 30)}
          >
            <title>{name}</title>
            {text}
            {counted && <tspan class="count">{count}</tspan>}
          </text>
        );
      })}
    </g>
  );
}
