import type { Point, Rect } from '../geometry.ts';
import { filled, glyphs, type Sign } from '../glyphs.ts';
import { xml } from './escape.ts';
import { palette, signColours } from './palette.ts';

/** A number as short as the eye can tell. */
export const num = (value: number): string => String(Math.round(value * 10) / 10);

interface Look {
  readonly fill?: string;
  readonly bold?: boolean;
  readonly anchor?: 'end' | 'middle';
}

/** Text on one line. */
export function text({ x, y }: Point, content: string, fontSize: number, look: Look = {}): string {
  const { fill = palette.text, bold, anchor } = look;
  return `<text x="${num(x)}" y="${num(y)}" font-size="${num(fontSize)}" fill="${fill}"${bold ? ' font-weight="600"' : ''}${anchor ? ` text-anchor="${anchor}"` : ''}>${xml(content)}</text>`;
}

/** A rectangle. `paint`: attributes. */
export function frame({ x, y, w, h }: Rect, radius: number, paint: string): string {
  return `<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" rx="${num(radius)}" ${paint}/>`;
}

/** A glyph, and a count where it is more than one. */
export function pill({ x, y }: Point, sign: Sign, count: number): string {
  const colour = signColours[sign];
  const at = `<g transform="translate(${num(x)} ${num(y)})">`;
  const plate = `fill="${palette.ground}"`;
  return count > 1
    ? `${at}<rect x="-20" y="-10" width="40" height="20" rx="10" ${plate} stroke="${colour}"/><g transform="translate(-9 0)">${glyph(sign)}</g>${text({ x: 9, y: 4 }, String(count), 11, { bold: true, anchor: 'middle' })}</g>`
    : `${at}<circle r="7" ${plate}/>${glyph(sign)}</g>`;
}

/** The sign of a kind of evidence, around (0, 0). */
export function glyph(sign: Sign): string {
  const colour = signColours[sign];
  const paint = filled.has(sign)
    ? `fill="${colour}"`
    : `fill="none" stroke="${colour}" stroke-width="1.3" stroke-linejoin="round"`;
  return `<path d="${glyphs[sign]}" ${paint}/>`;
}
