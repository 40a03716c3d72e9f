import type { Policy, Severity } from '../map/model.ts';
import { allRules, ruleByCode } from '../rules/index.ts';
import { createMemories } from '../rules/memory.ts';
import { checksLarge } from './limits.ts';
import { createOrder } from './order.ts';
import type { Finding, FindingInput } from '../rules/rule.ts';
import { readSilences } from '../rules/silence.ts';

const knownRules: ReadonlySet<string> = new Set(ruleByCode.keys());

export interface Found {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly silenced: readonly Finding[];
  readonly knownRules: ReadonlySet<string>;
}

/** All findings about a map as it changes, under its policy, with those that its comments silence set apart. */
export function createFindings(): (input: Omit<FindingInput, 'knownRules'>) => Found {
  const memories = createMemories();
  const order = createOrder();
  return (input) => {
    const { map } = input;
    const { policies: settings } = map.model;
    const policies = new Map(settings.map(({ name, setting }) => [name.text, setting.value]));
    const full: FindingInput = { ...input, knownRules };
    const lists = allRules.map((rule): readonly Finding[] => {
      if (!rule.check || policies.get(rule.code) === 'off') return [];
      if (input.limited && !checksLarge(rule)) return [];
      const memory = memories.of(rule.code);
      const found = rule.check(full, memory);
      if (policies.size === 0) return found;
      return memory.once('under policy', [settings, ...found], () =>
        found.map((finding) => underPolicy(finding, policies)),
      );
    });
    const sorted = order(lists);
    const silent = silencer(input);
    if (!silent) return { findings: sorted, silenced: [], knownRules };
    const findings: Finding[] = [];
    const silenced: Finding[] = [];
    for (const finding of sorted) (silent(finding) ? silenced : findings).push(finding);
    return { findings, silenced, knownRules };
  };
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

function silencer({ map }: Pick<FindingInput, 'map'>): ((finding: Finding) => boolean) | undefined {
  const byLine = new Map<number, Set<string> | 'all'>();
  for (const { line, codes } of readSilences(map.text)) {
    const known = byLine.get(line);
    if (codes.length === 0 || known === 'all') byLine.set(line, 'all');
    else byLine.set(line, new Set([...(known ?? []), ...codes.map(({ code }) => code)]));
  }
  if (byLine.size === 0) return undefined;
  return ({ code, because = [], range }) => {
    const codes = byLine.get(map.lines.position(range.start).line);
    if (!codes) return false;
    return (
      codes === 'all' ||
      codes.has(code) ||
      (because.length > 0 && because.every((rule) => codes.has(rule)))
    );
  };
}
