import type { NameKind } from '../../map/model.ts';
import { ruleByCode } from '../../rules/index.ts';
import type { Analysis } from '../analysis.ts';
import { tellKey, tellRule, tellValue } from '../hover/keys.ts';
import { aboutNamed } from '../hover/names.ts';

/** What an offer is about: enough to explain it once somebody looks at it. */
export type OfferAbout =
  | { readonly is: 'key'; readonly path: readonly string[] }
  | { readonly is: 'value'; readonly path: readonly string[]; readonly value: string }
  | { readonly is: 'name'; readonly kind: NameKind; readonly name: string }
  | { readonly is: 'rule'; readonly code: string };

/** The explanation of an offer, in Markdown: what a hover would say. */
export function explainOffer(analysis: Analysis, about: OfferAbout): string | undefined {
  switch (about.is) {
    case 'key':
      return tellKey(analysis, about.path);
    case 'value':
      return tellValue(analysis, about.path, about.value);
    case 'name':
      return aboutNamed(analysis, { kind: about.kind, name: { text: about.name } });
    case 'rule': {
      const rule = ruleByCode.get(about.code);
      return rule && tellRule(analysis, rule);
    }
  }
}
