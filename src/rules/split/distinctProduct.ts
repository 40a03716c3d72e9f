import { byClass } from '../classes.ts';
import type { Rule } from '../rule.ts';

const code = 'distinct-product';

export const distinctProduct: Rule = {
  code,
  family: 'split',
  title: 'Different products',
  what: 'Two services are part of different business products.',
  why: 'Products have their own plans, their own people and their own users; one project a product keeps their flags out of each other’s way.',
  todo: 'Keep them in two projects. A service that serves several products belongs to none: leave its `product` out.',
  points: { kind: 'points', coupling: -6, 'fewer-projects': -6 },
  collect: (map, points, memory) => ({
    classes: byClass(
      map,
      {
        rule: code,
        differ: points,
        mark: ({ product }) => product && { value: product.text, range: product.range },
        reason: (a, b) => `They are part of different products, ${a.value} and ${b.value}`,
      },
      memory,
    ),
  }),
  triggers: [
    {
      title: 'A shop and a back office',
      map: `version: 1
services:
  cart: { product: storefront }
  payroll: { product: back-office }
`,
      expect: ['cart + payroll: -6'],
    },
  ],
  quiet: [
    {
      title: 'One product',
      map: `version: 1
services:
  cart: { product: storefront }
  search: { product: storefront }
`,
    },
  ],
};
