import type { Diagnostic } from 'vscode-languageserver';
import type { DiagnosticAbilities } from './abilities.ts';
import type { Finding } from '../rules/rule.ts';
import { toDiagnostic } from './translate.ts';
import type { View } from './view.ts';

type Places = Pick<View, 'spanOf' | 'locationOf' | 'isAt'>;

/**
 * The diagnostics of findings, each the same object for as long as its finding stands where it
 * stood. While somebody types most do, and what is the same need not be written out again.
 */
export function createDiagnosticCache(can: () => DiagnosticAbilities) {
  const known = new WeakMap<Finding, Diagnostic>();
  return (places: Places, uri: string, finding: Finding): Diagnostic => {
    const before = known.get(finding);
    if (before && stands(places, uri, finding, before)) return before;
    const now = toDiagnostic(places, finding, can());
    known.set(finding, now);
    return now;
  };
}

function stands(
  places: Places,
  uri: string,
  { range, related }: Finding,
  { range: span, relatedInformation = [] }: Diagnostic,
): boolean {
  if (!places.isAt(range, uri, span)) return false;
  for (const [index, { location }] of relatedInformation.entries()) {
    const other = related[index];
    if (!other || !places.isAt(other.range, location.uri, location.range)) return false;
  }
  return true;
}
