import picomatch from 'picomatch';
import { canonical } from './paths.ts';

/** Which files the user has given to another language, although they are called like maps. */
export interface LeftAlone {
  has(file: string): boolean;
  /** The files that are open as something else now; true where these are others than before. */
  open(uris: readonly string[]): boolean;
  /** Languages by pattern, as the client has them; true where these are others than before. */
  associate(associations: Readonly<Record<string, string>>): boolean;
}

/** The language of a map, by the name that clients know. */
const own = 'service-map';

export function createLeftAlone(): LeftAlone {
  let opened = new Set<string>();
  let known = '{}';
  let patterns: readonly Pattern[] = [];
  return {
    has: (file) => {
      const language = patterns.find(({ fits }) => fits(file))?.language;
      return opened.has(file) || (language !== undefined && language !== own);
    },
    open(uris) {
      const now = new Set(uris.map(canonical));
      const same = now.size === opened.size && [...now].every((file) => opened.has(file));
      opened = now;
      return !same;
    },
    associate(associations) {
      const now = JSON.stringify(associations);
      if (now === known) return false;
      known = now;
      patterns = patternsOf(associations);
      return true;
    },
  };
}

interface Pattern {
  readonly language: string;
  fits(file: string): boolean;
}

/** The longest pattern that fits counts; one without a slash is about the name alone. */
const patternsOf = (associations: Readonly<Record<string, string>>): Pattern[] =>
  Object.entries(associations)
    .sort(([a], [b]) => b.length - a.length)
    .map(([pattern, language]) => {
      const onPath = pattern.includes('/');
      const matches = picomatch(pattern, { nocase: true, dot: true, nonegate: true });
      return {
        language,
        fits: (file) => matches(onPath ? pathIn(file) : (file.split('/').at(-1) ?? '')),
      };
    });

/** The path of a canonical name. */
const pathIn = (file: string): string => file.replace(/^[a-z][a-z\d+.-]*:(?:\/\/[^/]*)?/i, '');
