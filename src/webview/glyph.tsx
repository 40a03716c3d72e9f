import { filled, glyphs, type Sign } from '../graph/glyphs.ts';

/** The second channel besides colour: a sign at the middle of each line, drawn around (0, 0). */
export function Glyph({ filter }: { readonly filter: Sign }) {
  return (
    <g class={`glyph ${filter}`}>
      <circle class="plate" r="7" />
      <path class={filled.has(filter) ? 'dot' : ''} d={glyphs[filter]} />
    </g>
  );
}
