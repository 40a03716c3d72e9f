import type { Channel } from './protocol.ts';

export type Sign = Channel | 'segment' | 'required' | 'split';

/**
 * The second channel besides colour: a sign per family of evidence, as a path around (0, 0) that
 * is stroked, or filled where `filled` says so.
 */
export const glyphs: Readonly<Record<Sign, string>> = {
  database:
    'M-3.5 -2.5A3.5 1.4 0 1 1 3.5 -2.5A3.5 1.4 0 1 1 -3.5 -2.5V2.6C-3.5 4.4 3.5 4.4 3.5 2.6V-2.5',
  api: 'M-1.5 -3.5L-4 0L-1.5 3.5M1.5 -3.5L4 0L1.5 3.5',
  release: 'M-3.5 1.5L0 -3.5L3.5 1.5M0 -3.5V4',
  flag: 'M-2.5 4V-4L3.5 -1.8L-2.5 0.4',
  segment: 'M-0.6 -3.6A4 4 0 1 0 3.6 0.6H-0.6ZM1.4 -4.2A4 4 0 0 1 4.2 -1.4H1.4Z',
  other: 'M-1.8 0A1.8 1.8 0 1 0 1.8 0A1.8 1.8 0 1 0 -1.8 0Z',
  required: 'M-3 0H3V3.8H-3ZM-2 0V-1.6C-2 -4.4 2 -4.4 2 -1.6V0',
  split: 'M-2 -4V4M2 -4V4',
};

export const filled: ReadonlySet<Sign> = new Set(['other']);
