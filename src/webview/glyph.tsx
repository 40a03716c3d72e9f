import type { Filter } from './filters.ts';

export type Sign = Filter | 'segment';

/** The second channel besides colour: a sign at the middle of each line, drawn around (0, 0). */
export function Glyph({ filter }: { readonly filter: Sign }) {
  return (
    <g class={`glyph ${filter}`}>
      <circle class="plate" r="7" />
      {shapes[filter]}
    </g>
  );
}

const shapes: Readonly<Record<Sign, preact.JSX.Element>> = {
  database: (
    <g>
      <ellipse cy="-2.5" rx="3.5" ry="1.4" />
      <path d="M-3.5 -2.5V2.6C-3.5 4.4 3.5 4.4 3.5 2.6V-2.5" />
    </g>
  ),
  api: <path d="M-1.5 -3.5L-4 0L-1.5 3.5M1.5 -3.5L4 0L1.5 3.5" />,
  release: <path d="M-3.5 1.5L0 -3.5L3.5 1.5M0 -3.5V4" />,
  flag: <path d="M-2.5 4V-4L3.5 -1.8L-2.5 0.4" />,
  segment: <path d="M-0.6 -3.6A4 4 0 1 0 3.6 0.6H-0.6ZM1.4 -4.2A4 4 0 0 1 4.2 -1.4H1.4Z" />,
  other: <circle class="dot" r="1.8" />,
  required: <path d="M-3 0H3V3.8H-3ZM-2 0V-1.6C-2 -4.4 2 -4.4 2 -1.6V0" />,
  split: <path d="M-2 -4V4M2 -4V4" />,
};
