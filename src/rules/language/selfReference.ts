import { removeListItem } from '../../map/edits.ts';
import type { Name, Service } from '../../map/model.ts';
import { fixWith } from '../fixes.ts';
import type { Finding, Rule } from '../rule.ts';

const code = 'self-reference';

function toItself({ name, providesApis, consumesApis, releasesWith }: Service): Finding[] {
  const provided = new Set(providesApis.map(({ text }) => text));
  const finding = (found: Name, key: string, message: string) => ({
    code,
    severity: 'information' as const,
    message,
    range: found.range,
    related: [],
    services: [name.text],
    data: { service: name.text, key, name: found.text },
  });
  return [
    ...consumesApis
      .filter(({ text }) => provided.has(text))
      .map((api) => finding(api, 'consumesApis', `${name.text} consumes its own API ${api.text}.`)),
    ...releasesWith
      .filter(({ text }) => text === name.text)
      .map((other) => finding(other, 'releasesWith', `${name.text} is released with itself.`)),
  ];
}

export const selfReference: Rule = {
  code,
  family: 'language',
  title: 'Service that refers to itself',
  what: 'A service consumes an API that it provides, or is released with itself.',
  why: 'It says nothing about two services, and usually means that the other name is missing.',
  todo: 'Name the other service or its API, or take the entry out (quick fix).',
  severity: 'information',
  check: ({ map: { model }, seals }, memory) =>
    memory.listed(
      'findings',
      model.services.length,
      (index) => [model.services[index]],
      (index) => toItself(model.services[index] as Service),
      seals.services([]),
    ),
  fixes({ data }, { map }) {
    const { service, key, name } = data ?? {};
    if (service === undefined || key === undefined || name === undefined) return [];
    return fixWith(
      `Remove ${name} from ${key}`,
      () => removeListItem(map, ['services', service, key], name),
      true,
    );
  },
  triggers: [
    {
      title: 'Its own API',
      map: `version: 1
services:
  cart: { providesApis: [cart], consumesApis: [cart] }
`,
      expect: ['cart consumes its own API cart.'],
    },
  ],
  quiet: [
    {
      title: 'The API of another',
      map: `version: 1
services:
  cart: { consumesApis: [pricing] }
  pricing: { providesApis: [pricing] }
`,
    },
  ],
};
