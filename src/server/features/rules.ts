import { allRules } from '../../rules/index.ts';
import type { Feature } from '../feature.ts';
import { rulesRequest } from '../requests.ts';

/** Which rules there are, for whoever lists them. */
export const rules: Feature = {
  register({ connection }) {
    connection.onRequest(rulesRequest, () =>
      allRules.map(({ code, title, what, family }) => ({ code, title, what, family })),
    );
  },
};
