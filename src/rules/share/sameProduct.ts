import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'same-product';

export const sameProduct: Rule = {
  code,
  family: 'share',
  title: 'Same product',
  what: 'Two services are part of one business product. Counts only under the preset `fewer-projects`, or where given points.',
  why: 'Flagsmith’s later advice: one business product with many surfaces is one project, unless something speaks against it.',
  todo: 'Nothing. It is a reason to share, and others may outweigh it.',
  points: { kind: 'points', coupling: 0, 'fewer-projects': 3 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        same: points,
        mark: ({ product }) => product && { value: product.text, range: product.range },
        reason: ({ value }) => `Both are part of product ${value}`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'Two surfaces of one product',
      map: `version: 1
services:
  web: { product: storefront }
  mobile: { product: storefront }
rules: { preset: fewer-projects }
`,
      expect: ['mobile + web: +3'],
    },
  ],
  quiet: [
    {
      title: 'Under the preset coupling a product alone says nothing',
      map: `version: 1
services:
  web: { product: storefront }
  mobile: { product: storefront }
`,
    },
  ],
};
