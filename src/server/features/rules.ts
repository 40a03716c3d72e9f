import { allRules, ruleByCode } from '../../rules/index.ts';
import { rulePage } from '../../rules/page.ts';
import type { Feature } from '../feature.ts';
import { rulePageRequest, rulesRequest } from '../requests.ts';

/** Which rules there are, for whoever lists them, and what each is about. */
export const rules: Feature = {
  register({ connection }) {
    connection.onRequest(rulesRequest, () =>
      allRules.map(({ code, title, what, family }) => ({ code, title, what, family })),
    );
    connection.onRequest(rulePageRequest, ({ code }) => {
      const rule = ruleByCode.get(code);
      return rule ? rulePage(rule) : null;
    });
  },
};
