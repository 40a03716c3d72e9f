import { checksLarge } from './limits.ts';
import type { Policy, Severity } from '../map/model.ts';
import { allRules, ruleByCode } from '../rules/index.ts';
import type { Finding, FindingInput } from '../rules/rule.ts';
import { readSilences } from '../rules/silence.ts';

const knownRules: ReadonlySet<string> = new Set(ruleByCode.keys());

/** All findings about a map, under its policy, with those that its comments silence set apart. */
export function findingsOf(input: Omit<FindingInput, 'knownRules'>): {
  readonly findings: Finding[];
  readonly silenced: Finding[];
  readonly knownRules: ReadonlySet<string>;
} {
  const { map } = input;
  const policies = new Map(
    map.model.policies.map(({ name, setting }) => [name.text, setting.value]),
  );
  const full: FindingInput = { ...input, knownRules };
  const all = allRules
    .filter((rule) => policies.get(rule.code) !== 'off' && (!input.limited || checksLarge(rule)))
    .flatMap((rule) => (rule.check?.(full) ?? []).map((finding) => underPolicy(finding, policies)))
    .sort((a, b) => a.range.start - b.range.start);
  const silent = silencer(input);
  const findings: Finding[] = [];
  const silenced: Finding[] = [];
  for (const finding of all) (silent(finding) ? silenced : findings).push(finding);
  return { findings, silenced, knownRules };
}

const isSeverity = (policy: Policy | undefined): policy is Severity =>
  typeof policy === 'string' && policy !== 'off';

/** A severity set for the finding's own rule counts; else one set for the evidence behind it. */
function underPolicy(finding: Finding, policies: ReadonlyMap<string, Policy>): Finding {
  const own = policies.get(finding.code);
  const severity = isSeverity(own)
    ? own
    : finding.because?.map((rule) => policies.get(rule)).find(isSeverity);
  return severity === undefined ? finding : { ...finding, severity };
}

function silencer({ map }: Pick<FindingInput, 'map'>): (finding: Finding) => boolean {
  const byLine = new Map<number, Set<string> | 'all'>();
  for (const { line, codes } of readSilences(map.text)) {
    const known = byLine.get(line);
    if (codes.length === 0 || known === 'all') byLine.set(line, 'all');
    else byLine.set(line, new Set([...(known ?? []), ...codes.map(({ code }) => code)]));
  }
  return ({ code, because = [], range }) => {
    if (byLine.size === 0) return false;
    const codes = byLine.get(map.lines.position(range.start).line);
    if (!codes) return false;
    return (
      codes === 'all' ||
      codes.has(code) ||
      (because.length > 0 && because.every((rule) => codes.has(rule)))
    );
  };
}
