import type { Edits } from '../map/edits.ts';
import type { Finding } from '../rules/rule.ts';

/** What an action is, in the protocol's words. */
export type ActionKind =
  | 'quickfix'
  | `refactor.${'extract' | 'inline' | 'move' | 'rewrite'}`
  | `source.${string}.serviceMap`;

/** A file that an action makes. */
export interface NewFile {
  /** From the folder of the map's own file, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Something that can be done to a map, made only when it is chosen: an edit reads the text again. */
export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  /** The finding it remedies. */
  readonly finding?: Finding;
  readonly preferred?: true;
  /** Undefined where it turns out to be impossible; empty where there is nothing to do. */
  edits(): Edits;
  /** The files that the edits need. */
  files?(): readonly NewFile[];
  /** The included files are not needed any more once it is done. */
  readonly joins?: true;
  /** Why the user should look at it first, as a short heading; absent for a small change. */
  readonly confirm?: string;
}
