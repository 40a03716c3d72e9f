import { cardLines, center } from '../geometry.ts';
import { isShare } from '../coupling.ts';
import type { Layout } from '../layout.ts';
import { abreast } from '../abreast.ts';
import { calmed, type PlacedLink } from '../spanning.ts';
import { thingsLeftOut } from '../slots.ts';
import { ellipsis, inTwo, leaving, sharedPrefix, withoutPrefix } from '../text.ts';
import { halfWay, roundedPath, wireInside } from '../wires.ts';
import { oneLine, xml } from './escape.ts';
import { palette, signColours } from './palette.ts';
import { unassignedName } from '../membership.ts';
import type { Subject } from './subject.ts';
import { frame, glyph, num, pill, text } from './svgParts.ts';

/** The lines inside each box, between its cards. */
export function wires({ model, view }: Subject, layout: Layout): string[] {
  const grouping = view === 'current' ? 'current' : 'recommended';
  const groupOf = layout.membership[grouping];
  const inside = new Map<number, PlacedLink[]>();
  for (const link of model.links) {
    const [from, to] = [layout.services[grouping][link.a], layout.services[grouping][link.b]];
    const box = groupOf[link.a] ?? -1;
    if (!from || !to || box !== groupOf[link.b] || !isShare(link)) continue;
    const list = inside.get(box) ?? [];
    inside.set(box, list);
    list.push({ link, from, to });
  }
  return [...inside.values()].flatMap((links) => {
    const shown = calmed(links);
    const paths = abreast(shown.map(({ from, to }) => wireInside(from, to)));
    return shown.map(({ link }, index) => {
      const points = paths[index] ?? [];
      const sign = link.share === 'required' ? 'required' : link.channel;
      const width = link.share === 'required' ? 3 : 1.5;
      return `<path d="${roundedPath(points)}" fill="none" stroke="${signColours[link.channel]}" stroke-width="${num(width)}"/>${pill(halfWay(points), sign, 1)}`;
    });
  });
}

/** Services, the places that movers leave, and the shared things of each box. */
export function cards({ model, view }: Subject, layout: Layout): string[] {
  const grouping = view === 'current' ? 'current' : 'recommended';
  const groupOf = layout.membership[grouping];
  const names: string[][] = layout.boxes.map(() => []);
  model.services.forEach(({ name }, service) => names[groupOf[service] ?? -1]?.push(name));
  const prefixes = names.map(sharedPrefix);
  const things = model.things.flatMap(({ kind, name, users }, thing) => {
    const rect = layout.things[grouping][thing];
    if (!rect) return [];
    const counted = `×${users.length}`;
    return [
      `<g><title>${xml(oneLine(`${kind} ${name}`))}</title>`,
      frame(rect, rect.h / 2, `fill="${palette.box}" stroke="${signColours[kind]}"`),
      `<g transform="translate(${num(rect.x + 15)} ${num(center(rect).y)})">${glyph(kind)}</g>`,
      text(
        { x: rect.x + 26, y: center(rect).y + 4 },
        ellipsis(oneLine(name), rect.w - 62, 11.5),
        11,
      ),
      text({ x: rect.x + rect.w - 12, y: center(rect).y + 4 }, counted, 11, {
        fill: palette.quiet,
        anchor: 'end',
      }),
      '</g>',
    ];
  });
  const more = layout.things.more.flatMap((rect, box) => {
    const count = thingsLeftOut(layout, grouping, box).length;
    if (!rect || count === 0) return [];
    const at = { x: rect.x, y: center(rect).y + 4 };
    return [text(at, `+${count} more`, 11, { fill: palette.quiet })];
  });
  const services = model.services.flatMap((service, index) => {
    const rect = layout.services[grouping][index];
    if (!rect) return [];
    const moved = view === 'difference' && service.current !== service.recommended;
    const left = moved ? layout.services.current[index] : undefined;
    const from = model.groups[service.current ?? -1]?.name ?? unassignedName;
    const prefix = prefixes[groupOf[index] ?? -1] ?? '';
    const name = oneLine(withoutPrefix(service.name, prefix));
    const second = moved ? `+ from ${oneLine(from)}` : oneLine(service.owner ?? '');
    const room = rect.w - 24;
    // A long name has the second line, too, unless that says where the service comes from.
    const [first, more] = moved ? [ellipsis(name, room, 13.5)] : inTwo(name, room, 13.5);
    const below = more ?? second;
    const paint = moved
      ? `fill="${palette.ground}" stroke="${palette.added}" stroke-width="2"`
      : `fill="${palette.ground}" stroke="${palette.cardLine}"`;
    return [
      ...(left
        ? [
            frame(left, 6, `fill="none" stroke="${palette.removed}" stroke-dasharray="4 3"`),
            text(
              { x: left.x + 12, y: center(left).y + 4 },
              ellipsis(leaving + oneLine(service.name), left.w - 24, 12.5),
              12,
              { fill: palette.removed },
            ),
          ]
        : []),
      `<g><title>${xml(oneLine(service.name))}</title>`,
      frame(rect, 6, paint),
      text({ x: rect.x + 12, y: center(rect).y + (below === '' ? 5 : cardLines.name) }, first, 13),
      ...(below === ''
        ? []
        : [
            text(
              { x: rect.x + 12, y: center(rect).y + cardLines.below },
              more ?? ellipsis(second, room, 11.5),
              more === undefined ? 11 : 13,
              more === undefined ? { fill: moved ? palette.added : palette.quiet } : {},
            ),
          ]),
      '</g>',
    ];
  });
  return [...things, ...more, ...services];
}
