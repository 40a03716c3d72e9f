import type { Sign } from '../glyphs.ts';

/** The colours of what leaves VS Code: those of the light theme, which also print. */
export const palette = {
  ground: '#ffffff',
  text: '#1f1f1f',
  quiet: '#5c5c5c',
  line: '#c8c8c8',
  box: '#f6f6f6',
  cardLine: '#b4b4b4',
  added: '#1a7f37',
  removed: '#b3261e',
} as const;

export const signColours: Readonly<Record<Sign, string>> = {
  database: '#a46a0f',
  api: '#255193',
  release: '#42806d',
  flag: '#7e2c5b',
  segment: '#7e2c5b',
  other: '#2d2b23',
  required: '#2d2b23',
  split: palette.removed,
};

export const signNames: readonly (readonly [Sign, string])[] = [
  ['database', 'Database'],
  ['api', 'API'],
  ['release', 'Release'],
  ['flag', 'Flag or segment'],
  ['other', 'Other'],
  ['required', 'Required'],
];
