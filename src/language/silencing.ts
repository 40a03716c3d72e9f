import type { ParsedMap } from '../map/parse.ts';
import { silenceWithoutReason } from '../rules/language/silenceWithoutReason.ts';
import { unusedSilence } from '../rules/language/unusedSilence.ts';
import type { Finding } from '../rules/rule.ts';
import type { Silence } from '../rules/silence.ts';
import { countUntil } from './places.ts';

/** What the comments of a map silence. */
export interface Silenced {
  readonly findings: ReadonlySet<Finding>;
  /** Per comment the codes that silenced something; for one without codes those that it silenced. */
  readonly used: ReadonlyMap<Silence, ReadonlySet<string>>;
}

/** What is said about the comments themselves is not theirs to silence. */
const aboutSilences: ReadonlySet<string> = new Set([silenceWithoutReason.code, unusedSilence.code]);

/** Whether a comment can silence the findings of a rule. */
export const canBeSilenced = ({ code }: Pick<Finding, 'code'>): boolean => !aboutSilences.has(code);

/** The findings, in the order of the text, that comments silence. */
export function silencedBy(
  map: ParsedMap,
  silences: readonly Silence[],
  findings: readonly Finding[],
): Silenced {
  const silenced = new Set<Finding>();
  const used = new Map<Silence, Set<string>>();
  const lines = targets(map, silences);
  for (const silence of silences) {
    const own = new Set<string>();
    used.set(silence, own);
    const line = lines.get(silence);
    if (line === undefined) continue;
    const codes = new Set(silence.codes.map(({ code }) => code));
    const start = map.lines.lineStart(line);
    const end = map.lines.lineEnd(line);
    const first = countUntil(findings, ({ range }) => range.start >= start);
    for (let i = first; i < findings.length; i++) {
      const finding = findings[i] as Finding;
      if (finding.range.start > end) break;
      const because = matched(finding, codes);
      if (because.length === 0 || !canBeSilenced(finding)) continue;
      silenced.add(finding);
      for (const code of because) own.add(code);
    }
  }
  return { findings: silenced, used };
}

/** The codes by which a finding is silenced: its own, or those of all rules behind it. */
function matched({ code, because = [] }: Finding, codes: ReadonlySet<string>): readonly string[] {
  if (codes.size === 0) return [code];
  const all = because.length > 0 && because.every((rule) => codes.has(rule)) ? because : [];
  return codes.has(code) ? [code, ...all] : all;
}

/** The line that each comment speaks of: its own, or the next one that is no comment alone. */
function targets(
  { files }: ParsedMap,
  silences: readonly Silence[],
): ReadonlyMap<Silence, number | undefined> {
  const result = new Map<Silence, number | undefined>();
  let below: { readonly line: number; readonly target: number | undefined } | undefined;
  for (const silence of [...silences].reverse()) {
    const { start } = silence.range;
    const file = files.findLast(({ range }) => range.start <= start);
    if (!file) continue;
    const { lines, text, firstLine, range } = file;
    let { line } = lines.position(start - range.start);
    const own = firstLine + line;
    if (!silence.alone) {
      result.set(silence, own);
      continue;
    }
    const isComment = (): boolean =>
      /^[ \t]*#/.test(text.slice(lines.lineStart(line), lines.lineEnd(line)));
    do line++;
    while (line < lines.lineCount && firstLine + line !== below?.line && isComment());
    const target =
      firstLine + line === below?.line
        ? below.target
        : line < lines.lineCount
          ? firstLine + line
          : undefined;
    below = { line: own, target };
    result.set(silence, target);
  }
  return result;
}

/** Whether a finding of that code would be silenced by one of the comments. */
export const silences = (all: readonly Silence[], finding: Finding): boolean =>
  canBeSilenced(finding) &&
  all.some(({ codes }) => matched(finding, new Set(codes.map(({ code }) => code))).length > 0);
