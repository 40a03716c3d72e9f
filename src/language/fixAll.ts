import { commit, type Change, type Edits } from '../map/edits.ts';
import type { ParsedMap } from '../map/parse.ts';
import { ruleByCode } from '../rules/index.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import type { Action } from './action.ts';
import type { Analysis } from './analysis.ts';

/** Everything that is right without a look at it: tabs, quotes, plain slips, exact duplicates. */
export function fixAll(analysis: Analysis): Action[] {
  const { map, findings } = analysis;
  const safeFix = (finding: Finding): Fix | undefined => {
    const rule = ruleByCode.get(finding.code);
    // What is a matter of judgement is never safe, and there may be thousands of it.
    if (rule?.family !== 'language') return undefined;
    return rule.fixes?.(finding, analysis).find(({ safe }) => safe !== undefined);
  };
  if (!canFixAny(findings.flatMap((finding) => safeFix(finding) ?? []))) return [];
  return [
    {
      title: 'Fix everything that can be fixed safely',
      kind: 'source.fixAll.serviceMap',
      edits: () =>
        commitMost(map, inOrder(findings.flatMap((finding) => safeFix(finding)?.safe?.() ?? []))),
    },
  ];
}

/** Whether one of these has something to change; of very many the first speak for the rest. */
const canFixAny = (fixes: readonly Fix[]): boolean =>
  fixes.length > mostTried || fixes.some(({ safe }) => (safe?.()?.edits.length ?? 0) > 0);

const mostTried = 50;

/**
 * From the end of the text to its start, so that what is found by counting entries is still
 * counted right when those behind it have changed. Of two that touch each other the first stays.
 */
function inOrder(changes: readonly Change[]): Change[] {
  const sorted = changes
    .filter(({ edits }) => edits.length > 0)
    .map((change) => ({
      change,
      start: Math.min(...change.edits.map(({ range }) => range.start)),
    }))
    .sort((a, b) => b.start - a.start);
  return sorted.map(({ change }) => change);
}

/** The edits of as many of the changes as go together: all, or the most of either half. */
function commitMost(map: ParsedMap, changes: readonly Change[]): Edits {
  const most = mostOf(map, changes);
  return most.length === 0 ? [] : commit(map, most);
}

function mostOf(map: ParsedMap, changes: readonly Change[]): readonly Change[] {
  if (changes.length === 0 || commit(map, changes)) return changes;
  if (changes.length === 1) return [];
  const middle = changes.length >> 1;
  const first = mostOf(map, changes.slice(0, middle));
  const second = mostOf(map, changes.slice(middle));
  const both = [...first, ...second];
  if (both.length === first.length || commit(map, both)) return both;
  return first.length >= second.length ? first : second;
}
