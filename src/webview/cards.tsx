import { ellipsis, sharedPrefix } from '../graph/text.ts';
import type { Rect } from '../graph/geometry.ts';
import { isMover, type Drawing } from './drawing.ts';
import { Glyph } from './glyph.tsx';
import { keyOf } from './keys.ts';
import { idOf } from './ids.ts';
import { groupName, plural, serviceLabel } from './words.ts';

/** Services, the places that movers leave, and the shared things at home in each box. */
export function Cards({ drawing }: { readonly drawing: Drawing }) {
  const { model, layout, slots, view } = drawing;
  if (layout.compact) return null;
  const prefixes = prefixesOf(drawing);
  return (
    <g class="cards">
      {view === 'difference' &&
        model.services.map((service, index) => {
          const rect = isMover(drawing, index) ? layout.services.current[index] : undefined;
          return rect && <Ghost key={`ghost ${service.name}`} name={service.name} rect={rect} />;
        })}
      {model.things.map((thing, index) => {
        const rect = layout.things[drawing.grouping][index];
        return rect && <Thing key={`${thing.kind} ${thing.name}`} {...{ drawing, index, rect }} />;
      })}
      {model.services.map((service, index) => {
        const rect = slots[index];
        return (
          rect && (
            <Card
              key={service.name}
              {...{ drawing, index, rect }}
              prefix={prefixes[drawing.boxOf[index] ?? -1] ?? ''}
            />
          )
        );
      })}
    </g>
  );
}

/** What all names of a box begin with is said once: by the box they are in. */
function prefixesOf({ model, boxOf, layout }: Drawing): string[] {
  const names: string[][] = layout.boxes.map(() => []);
  model.services.forEach(({ name }, index) => names[boxOf[index] ?? -1]?.push(name));
  return names.map(sharedPrefix);
}

interface CardProps {
  readonly drawing: Drawing;
  readonly index: number;
  readonly rect: Rect;
}

const worst = ['error', 'warning', 'information', 'hint'] as const;

function Card({ drawing, index, rect, prefix }: CardProps & { readonly prefix: string }) {
  const { model, focus, selection, hover, revealed, query, view } = drawing;
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
    (focus && !focus.has(index)) || (query !== '' && !service.name.toLowerCase().includes(query))
      ? 'dim'
      : '',
    selection === key ? 'selected' : '',
    hover === key ? 'hover' : '',
    revealed === key ? 'revealed' : '',
  ];
  const shown = service.name.slice(prefix.length);
  const second = mover ? `from ${groupName(model, service.current)}` : (service.owner ?? '');
  const room = rect.w - 24 - (severity ? 18 : 0);
  return (
    <g
      id={idOf(key)}
      class={classes.join(' ')}
      data-key={key}
      data-service={service.name}
      role="button"
      aria-label={serviceLabel(model, service)}
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
    >
      <rect class="frame" width={rect.w} height={rect.h} rx="6" />
      <text class="name" x="12" y={second === '' ? 27 : 19}>
        {ellipsis(prefix === '' ? shown : `…${shown}`, room, 13)}
      </text>
      {second !== '' && (
        <text class="meta" x="12" y="35">
          {ellipsis(second, rect.w - 24, 11)}
        </text>
      )}
      {severity && (
        <g class={`badge ${severity}`} transform={`translate(${String(rect.w - 15)} 14)`}>
          <title>{plural(service.findings.length, 'finding')}</title>
          <circle r="8" />
          <text y="3.5">{service.findings.length > 9 ? '9+' : service.findings.length}</text>
        </g>
      )}
    </g>
  );
}

function Ghost({ name, rect }: { readonly name: string; readonly rect: Rect }) {
  return (
    <g
      class="ghost"
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
      aria-hidden="true"
    >
      <rect width={rect.w} height={rect.h} rx="6" />
      <text x="12" y="27">
        {ellipsis(`− ${name}`, rect.w - 24, 12)}
      </text>
    </g>
  );
}

function Thing({ drawing, index, rect }: CardProps) {
  const { model, focus, selection, hover } = drawing;
  const thing = model.things[index];
  if (!thing) return null;
  const key = keyOf(model, { kind: 'thing', thing: index });
  const dim = focus !== undefined && !thing.users.some((user) => focus.has(user));
  return (
    <g
      id={idOf(key)}
      class={`thing ${thing.kind} ${dim ? 'dim' : ''} ${selection === key ? 'selected' : ''} ${hover === key ? 'hover' : ''}`}
      data-key={key}
      role="button"
      aria-label={`${thing.kind} ${thing.name}, used by ${plural(thing.users.length, 'service')}`}
      transform={`translate(${String(rect.x)} ${String(rect.y)})`}
    >
      <title>{`${thing.kind} ${thing.name}`}</title>
      <rect class="frame" width={rect.w} height={rect.h} rx={rect.h / 2} />
      <g class="sign" transform={`translate(15 ${String(rect.h / 2)})`}>
        <Glyph filter={thing.kind} />
      </g>
      <text class="name" x="26" y={rect.h / 2 + 4}>
        {ellipsis(thing.name, rect.w - 62, 11)}
      </text>
      <text class="count" x={rect.w - 12} y={rect.h / 2 + 4}>
        ×{thing.users.length}
      </text>
    </g>
  );
}
