import type { Diagnostic } from 'vscode-languageserver';
import type { Analysis } from '../language/analysis.ts';
import type { Range } from '../map/text.ts';
import type { DiagnosticAbilities } from './abilities.ts';
import { toDiagnostic } from './translate.ts';

/** What a map says about the baseline it uses, whose file stands outside the map. */
export function aboutBaseline(
  { baseline, aboutBaseline: about }: Analysis,
  can: DiagnosticAbilities,
): Diagnostic[] {
  if (!baseline) return [];
  const { uri, lines } = baseline;
  const spanOf = ({ start, end }: Range) => ({
    start: lines.position(start),
    end: lines.position(end),
  });
  const places = { spanOf, locationOf: (range: Range) => ({ uri, range: spanOf(range) }) };
  return about.map((finding) => toDiagnostic(places, finding, can));
}

/** What several maps say of one baseline: the same, where an entry belongs to none of them. */
export const together = (said: readonly (readonly Diagnostic[])[]): Diagnostic[] => [
  ...new Map(said.flat().map((each) => [JSON.stringify(each), each])).values(),
];
