import type { Include } from '../../map/includes.ts';
import { removeAt, replaceAt } from '../../map/edits.ts';
import { changeFix } from '../fixes.ts';
import type { Finding, Rule } from '../rule.ts';

const code = 'include-not-found';

function check({ name, outcome }: Include): Finding[] {
  const told = (message: string, suggestion?: string): Finding[] => [
    {
      code,
      severity: 'error',
      message,
      range: name.range,
      related: [],
      data: { name: name.text, ...(suggestion !== undefined && { suggestion }) },
    },
  ];
  switch (outcome?.kind) {
    case 'missing': {
      const { nearest } = outcome;
      return told(
        `No file fits "${name.text}". ${
          nearest === undefined
            ? 'Paths count from the file that includes, and the files must exist.'
            : `Did you mean "${nearest}"?`
        }`,
        nearest,
      );
    }
    case 'outside':
      return told(`"${name.text}" leads out of the workspace. Only files inside it are read.`);
    case 'too many':
      return told(
        `A map reads ${outcome.most.toLocaleString('en')} files at most; "${name.text}" is beyond that.`,
      );
    default:
      return [];
  }
}

export const includeNotFound: Rule = {
  code,
  family: 'language',
  title: 'Included file not found',
  what: 'An entry of `include` fits no file of the workspace.',
  why: 'The services of that file are missing from the map, and so from the recommendation.',
  todo: 'Correct the path, take the entry out, or make the file (quick fixes). A path counts from the file that includes, uses / and may hold `*`, `**` and `{a,b}`. Files outside the workspace are never read.',
  severity: 'error',
  check: ({ map }) => map.includes.flatMap(check),
  fixes: ({ range, data }, { map }) => {
    const { suggestion } = data ?? {};
    return [
      ...(suggestion === undefined
        ? []
        : changeFix(map, `Change to ${suggestion}`, () => replaceAt(map, range, suggestion), {
            preferred: true,
          })),
      ...changeFix(map, 'Remove the entry', () => removeAt(map, range)),
    ];
  },
  triggers: [
    {
      title: 'A file that does not exist',
      map: `version: 1
include: [services/cart.service-map.yaml]
`,
      expect: ['No file fits "services/cart.service-map.yaml"'],
    },
    {
      title: 'A slip in a path',
      map: `version: 1
include: [services/crt.service-map.yaml]
`,
      files: {
        'services/cart.service-map.yaml': `version: 1
services: { cart: {} }
`,
      },
      expect: ['Did you mean "services/cart.service-map.yaml"?'],
    },
    {
      title: 'A path out of the workspace',
      map: `version: 1
include: [../../other/service-map.yaml]
`,
      expect: ['leads out of the workspace'],
    },
  ],
  quiet: [
    {
      title: 'All files of a form',
      map: `version: 1
include: [services/*/service-map.yaml]
`,
      files: {
        'services/cart/service-map.yaml': `version: 1
services:
  cart: { databases: [orders] }
`,
        'services/orders/service-map.yaml': `version: 1
services:
  orders: { databases: [orders] }
`,
      },
    },
  ],
};
