import type { ParsedMap } from '../map/parse.ts';
import type { Solution } from '../grouping/problem.ts';
import type { EvidenceSet } from '../rules/evidence.ts';

/**
 * Beyond either, judging takes seconds at each keystroke and no picture of the map can be read.
 * At 10 MB with 40,000 services a whole judgement takes 8.6 s, one without evidence and
 * recommendation 1.4 s.
 */
const most = { characters: 4_000_000, services: 20_000 };

/** Findings that need neither evidence nor a recommendation, and must not be missed. */
const always: ReadonlySet<string> = new Set(['secret-in-map']);

/** Whether a map is too large to be judged while it is edited; reading it goes on. */
export const isLarge = ({ text, model }: ParsedMap): boolean =>
  text.length > most.characters || model.services.length > most.services;

/** Whether a rule looks at a large map. */
export const checksLarge = ({ code, family }: { code: string; family: string }): boolean =>
  family === 'language' || always.has(code);

export const noEvidence = (services: readonly string[]): EvidenceSet => ({
  services,
  pairs: [],
  classes: [],
  separations: [],
});

/** No recommendation: every service is in no group. */
export const noSolution = (size: number): Solution => ({
  groupOf: new Int32Array(size).fill(-1),
  overruled: 0,
  bound: 0,
  proven: true,
});
