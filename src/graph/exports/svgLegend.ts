import { changeHead, changePath, changeRows, type Change } from '../changes.ts';
import { textWidth } from '../text.ts';
import { palette, signColours, signNames } from './palette.ts';
import type { Subject } from './subject.ts';
import { glyph, num, text } from './svgParts.ts';

const left = 24;

/** What is drawn, explained at the foot of the picture: kinds of coupling, or what moves. */
export function legend({ model, view }: Subject, y: number): string[] {
  const rows: readonly (readonly [mark: string, name: string])[] =
    view === 'difference'
      ? changeRows(model).map(({ change, name, count }) => [
          `<g transform="translate(15 0)">${changeMark(change)}</g>`,
          count === undefined ? name : `${name} (${count})`,
        ])
      : signNames.map(([sign, name]) => [
          `<path d="M0 0H30" stroke="${signColours[sign]}" stroke-width="${sign === 'required' ? '3' : '1.6'}"/><g transform="translate(15 0)"><circle r="7" fill="${palette.ground}"/>${glyph(sign)}</g>`,
          name,
        ]);
  let x = left;
  return rows.map(([mark, name]) => {
    const row = `<g transform="translate(${num(x)} ${num(y)})">${mark}${text({ x: 37, y: 4 }, name, 12)}</g>`;
    x += 37 + textWidth(name, 12.5) + 20;
    return row;
  });
}

const looks: Readonly<Record<Change, string>> = {
  came: `stroke="${palette.added}" stroke-width="2"`,
  left: `stroke="${palette.removed}" stroke-dasharray="4 3"`,
  way: `stroke="${palette.added}" stroke-width="2" stroke-dasharray="6 4"`,
  same: `stroke="${palette.cardLine}"`,
};

const changeMark = (change: Change): string =>
  `<path d="${changePath(change)}" fill="none" ${looks[change]}/>${change === 'way' ? `<path d="${changeHead}" fill="${palette.added}"/>` : ''}`;
