import type { Sign } from '../graph/glyphs.ts';
import { Glyph } from './glyph.tsx';
import type { PlacedLabel } from './trunkLabels.ts';

interface Props extends PlacedLabel {
  /** Undefined for what moves. */
  readonly sign: Sign | undefined;
  readonly count: number;
  readonly title?: string;
  /** What a click on it selects. */
  readonly target?: string;
  readonly state?: string;
}

/** How many pairs a line stands for, and of which kind: above all lines, so that none strikes it out. */
export function LineLabel(props: Props) {
  const { form, x, y, w, h, scale, sign, count, title, target, state = '' } = props;
  const place =
    form === 'pill' ? { x: 8 - w / 2 + 3, y: 0 } : { x: 0, y: form === 'stack' ? -6 : 0 };
  const number = form === 'pill' ? { x: 8, y: 4 } : { x: 0, y: form === 'stack' ? 13 : 4 };
  return (
    <g
      class={`line-label ${sign === 'required' ? 'other' : (sign ?? 'moves')} ${state}`}
      data-key={target}
      transform={`translate(${x} ${y}) scale(${scale})`}
      aria-hidden="true"
    >
      {form !== 'sign' && (
        <rect x={-w / 2} y={-h / 2} width={w} height={h} rx={Math.min(w, h) / 2} />
      )}
      {sign && (
        <g transform={`translate(${place.x} ${place.y})`}>
          <Glyph filter={sign} />
        </g>
      )}
      {form !== 'sign' && <text {...number}>{count}</text>}
      {title !== undefined && <title>{title}</title>}
    </g>
  );
}
