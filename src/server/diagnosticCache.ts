import type { Diagnostic } from 'vscode-languageserver';
import { fileAt, isSpanIn, type Span } from '../language/places.ts';
import type { MapFile, ParsedMap } from '../map/parse.ts';
import { linesEdited, type Lines } from '../map/text.ts';
import type { Finding } from '../rules/rule.ts';
import type { DiagnosticAbilities } from './abilities.ts';
import { toDiagnostic } from './translate.ts';
import { placesOf, type FileFacts } from './view.ts';

/** A diagnostic that has been made, and when it was last known to say where its finding stands. */
interface Known {
  readonly diagnostic: Diagnostic;
  /** The lines of the map on which its places begin and end. */
  readonly lines: readonly number[];
  /** The number of the snapshot that this was in. */
  seen: number;
}

/** The files of a map as they were when its diagnostics were last asked for. */
interface Snapshot {
  readonly number: number;
  readonly files: readonly MapFile[];
  readonly uris: readonly string[];
}

/** Diagnostics of the findings of one map as it now is. */
export type DiagnosticCache = (
  map: ParsedMap,
  facts: (file: string) => FileFacts,
) => (finding: Finding) => Diagnostic;

/**
 * Makes the diagnostics of a map as it changes, each the same object for as long as its finding
 * stands where it stood. While somebody types most do, and what is the same need not be written
 * out again.
 */
export function createDiagnosticCache(can: () => DiagnosticAbilities): DiagnosticCache {
  const cache = new WeakMap<Finding, Known>();
  let last: Snapshot = { number: 0, files: [], uris: [] };
  return (map, facts) => {
    const places = placesOf({ map }, facts);
    const before = last;
    const number = before.number + 1;
    last = { number, files: map.files, uris: map.files.map(({ uri }) => facts(uri).uri) };
    const edited = editedLines(before, last);
    const stands = (finding: Finding, { diagnostic, lines, seen }: Known): boolean => {
      if (seen === number) return true;
      // On lines without an edit nothing moves. To look at all places takes far longer.
      if (edited && seen === before.number && !lines.some((line) => isAmong(edited, line)))
        return true;
      const { range, related } = finding;
      if (!isSpanIn(fileAt(map, range.start), range, diagnostic.range)) return false;
      return (diagnostic.relatedInformation ?? []).every(({ location }, index) => {
        const other = related[index];
        return other && places.isAt(other.range, location.uri, location.range);
      });
    };
    const make = (finding: Finding): Known => {
      const diagnostic = toDiagnostic(places, finding, can());
      const linesOf = (offset: number, { start, end }: Span): number[] => {
        const { firstLine } = fileAt(map, offset);
        return [firstLine + start.line, firstLine + end.line];
      };
      const lines = linesOf(finding.range.start, diagnostic.range);
      for (const [index, { location }] of (diagnostic.relatedInformation ?? []).entries())
        lines.push(...linesOf(finding.related[index]?.range.start ?? 0, location.range));
      return { diagnostic, lines, seen: number };
    };
    return (finding) => {
      let known = cache.get(finding);
      if (!known || !stands(finding, known)) cache.set(finding, (known = make(finding)));
      known.seen = number;
      return known.diagnostic;
    };
  };
}

/** The lines of the map in which the texts may differ; undefined where more may. */
function editedLines(before: Snapshot, now: Snapshot): readonly Lines[] | undefined {
  if (before.uris.join('\n') !== now.uris.join('\n')) return undefined;
  const result: Lines[] = [];
  for (const [index, { lines, firstLine }] of now.files.entries()) {
    const edited = linesEdited((before.files[index] as MapFile).lines, lines);
    if (!edited) return undefined;
    result.push({ first: firstLine + edited.first, last: firstLine + edited.last });
  }
  return result;
}

const isAmong = (edited: readonly Lines[], line: number): boolean =>
  edited.some(({ first, last }) => first <= line && line <= last);
