import type { Policy, RulePolicy, Severity } from '../map/model.ts';
import { allRules, ruleByCode } from '../rules/index.ts';
import { unusedIn, unusedSilence } from '../rules/language/unusedSilence.ts';
import { createMemories } from '../rules/memory.ts';
import type { Finding, FindingInput } from '../rules/rule.ts';
import { silencesOf, type Silence } from '../rules/silence.ts';
import type { AnalyseOptions, Analysis } from './analysis.ts';
import { createBaselined } from './baseline.ts';
import { checksLarge } from './limits.ts';
import { createOrder, merged } from './order.ts';
import { silencedBy } from './silencing.ts';

/** How severe what rules find is to a user, by the code of the rule. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

export type Found = Pick<
  Analysis,
  'findings' | 'silenced' | 'baselined' | 'baseline' | 'aboutBaseline' | 'knownRules'
>;

/** What there is to find: all, or only what needs no recommendation while there is none. */
export type Extent = 'all' | 'without recommendation';

/**
 * All findings about a map as it changes, under its policy and, where that says nothing, the
 * user's, with those that its comments silence and those that the baseline knows set apart.
 */
export function createFindings({
  rules: severities = {},
  baseline,
}: Pick<AnalyseOptions, 'rules' | 'baseline'> = {}): (
  input: Omit<FindingInput, 'knownRules'>,
  extent?: Extent,
) => Found {
  const memories = createMemories();
  const order = createOrder();
  const own = memories.of('');
  const baselined = baseline && createBaselined(baseline);
  return (input, extent = 'all') => {
    const { map } = input;
    /** Of what is not looked for nobody can say that it is not there. */
    const partly = input.limited || extent !== 'all';
    const { policies: settings } = map.model;
    const policies = own.once('policies', [settings], () => policiesOf(severities, settings));
    const full: FindingInput = { ...input, knownRules: ruleByCode };
    const lists = allRules.map((rule): readonly Finding[] => {
      if (!rule.check || policies.get(rule.code) === 'off') return [];
      if (input.limited && !checksLarge(rule)) return [];
      if (extent !== 'all' && rule.needsRecommendation) return [];
      const memory = memories.of(rule.code);
      const found = rule.check(full, memory);
      if (policies.size === 0) return found;
      return memory.once('under policy', [policies, ...found], () =>
        found.flatMap((finding) => underPolicy(finding, policies)),
      );
    });
    const sorted = order(lists);
    const silences = silencesOf(map, own);
    let shown = sorted;
    let silenced: readonly Finding[] = [];
    if (silences.length > 0) {
      const { findings: silent, used } = silencedBy(map, silences, sorted);
      silenced = sorted.filter((finding) => silent.has(finding));
      const unused = partly ? [] : unusedOf(silences, used, severities, policies);
      shown = merged(
        sorted.filter((finding) => !silent.has(finding)),
        unused,
      );
    }
    const found = {
      findings: shown,
      silenced,
      baselined: [],
      aboutBaseline: [],
      knownRules: ruleByCode,
    };
    if (!baseline || !baselined) return found;
    const mayBeStale = (code: string) => !partly && severities[code] !== 'off';
    const { known, about } = baselined(map, shown, mayBeStale);
    return {
      ...found,
      baseline,
      findings: shown.filter((finding) => !known.has(finding)),
      baselined: shown.filter((finding) => known.has(finding)),
      aboutBaseline: about
        .filter(({ code }) => policies.get(code) !== 'off')
        .flatMap((finding) => underPolicy(finding, policies)),
    };
  };
}

/** What the map says counts; a number of points says nothing about severity. */
function policiesOf(
  severities: Severities,
  settings: readonly RulePolicy[],
): ReadonlyMap<string, Policy> {
  const result = new Map<string, Policy>(Object.entries(severities));
  for (const { name, setting } of settings)
    if (typeof setting.value !== 'number' || !result.has(name.text))
      result.set(name.text, setting.value);
  return result;
}

const isSeverity = (policy: Policy | undefined): policy is Severity =>
  typeof policy === 'string' && policy !== 'off';

/**
 * A severity set for the finding's own rule counts; else one set for the evidence behind it.
 * A finding whose evidence is all switched off is none.
 */
function underPolicy(finding: Finding, policies: ReadonlyMap<string, Policy>): Finding[] {
  const { because = [] } = finding;
  const own = policies.get(finding.code);
  if (because.length > 0 && because.every((rule) => policies.get(rule) === 'off')) return [];
  const severity = isSeverity(own)
    ? own
    : because.map((rule) => policies.get(rule)).find(isSeverity);
  return [severity === undefined ? finding : { ...finding, severity }];
}

/** What is said about the comments themselves, which nothing silences. */
function unusedOf(
  silences: readonly Silence[],
  used: ReadonlyMap<Silence, ReadonlySet<string>>,
  severities: Severities,
  policies: ReadonlyMap<string, Policy>,
): Finding[] {
  if (policies.get(unusedSilence.code) === 'off') return [];
  // Another user may see what this one has switched off.
  const isOff = (code: string): boolean => severities[code] === 'off';
  const anyOff = Object.keys(severities).some(isOff);
  const isOpen = (code: string): boolean => {
    const rule = ruleByCode.get(code);
    return !rule || isOff(code) || (anyOff && !rule.check);
  };
  const none = new Set<string>();
  return silences.flatMap((silence) =>
    anyOff && silence.codes.length === 0
      ? []
      : unusedIn(silence, used.get(silence) ?? none, isOpen).flatMap((finding) =>
          underPolicy(finding, policies),
        ),
  );
}
