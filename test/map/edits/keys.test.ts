import { addSection, setScalar } from '../../../src/map/edits.ts';
import { setProject, testEdits, type Make } from '../support/edited.ts';

const setId: Make = (map) => setScalar(map, ['projects', 'shop', 'id'], '12');

describe('putting in keys and sections', () => {
  testEdits([
    [
      'a key after the last one',
      setProject,
      'services:\n  cart:\n    owner: a # b\n\n\n  orders: {}\n',
      'services:\n  cart:\n    owner: a # b\n    project: shop\n\n\n  orders: {}\n',
    ],
    [
      'a key in an entry without a value',
      setProject,
      'services:\n  cart: # c\n  orders:\n',
      'services:\n  cart: # c\n    project: shop\n  orders:\n',
    ],
    [
      'a key in an empty entry',
      setProject,
      'services:\n  cart: {} # c\n',
      'services:\n  cart: { project: shop } # c\n',
    ],
    [
      'a key in an entry with a tilde',
      setProject,
      'services:\n  cart: ~ # c\n',
      'services:\n  cart: { project: shop } # c\n',
    ],
    [
      'a key in an entry without a colon',
      setProject,
      'services: { cart, orders }\n',
      'services: { cart: { project: shop }, orders }\n',
    ],
    [
      'four spaces',
      setProject,
      'services:\n    cart:\n',
      'services:\n    cart:\n        project: shop\n',
    ],
    [
      'no line break at the end',
      setProject,
      'services:\n  cart:\n    owner: a',
      'services:\n  cart:\n    owner: a\n    project: shop',
    ],
    [
      'Windows line breaks',
      setProject,
      'services:\r\n  cart:\r\n    owner: a\r\n',
      'services:\r\n  cart:\r\n    owner: a\r\n    project: shop\r\n',
    ],
    [
      'a byte order mark',
      setId,
      '\ufeffservices: {}',
      '\ufeffservices: {}\nprojects:\n  shop:\n    id: 12',
    ],
    [
      'after a literal block',
      setProject,
      'services:\n  cart:\n    description: |+\n      a\n\n  b: {}\n',
      'services:\n  cart:\n    description: |+\n      a\n\n    project: shop\n  b: {}\n',
    ],
    [
      'an entry that is missing',
      setProject,
      'services:\n  orders:\n    owner: a\n',
      'services:\n  orders:\n    owner: a\n  cart:\n    project: shop\n',
    ],
    [
      'an indented root',
      setProject,
      '  services:\n     cart:\n',
      '  services:\n     cart:\n        project: shop\n',
    ],
    [
      'the first of two equal keys',
      setProject,
      'services:\n  cart: { project: a }\n  cart: { project: b }\n',
      'services:\n  cart: { project: shop }\n  cart: { project: b }\n',
    ],
    [
      'spread brackets',
      setProject,
      'services:\n  cart: {\n    owner: a, # why\n    path: b # where\n  }\n',
      'services:\n  cart: {\n    owner: a, # why\n    path: b, # where\n    project: shop\n  }\n',
    ],
    [
      'spread brackets with a last comma',
      setProject,
      'services:\n  cart: {\n    path: b, # where\n  }\n',
      'services:\n  cart: {\n    path: b, # where\n    project: shop,\n  }\n',
    ],
    [
      'JSON',
      setProject,
      '{\n  "services": {\n    "cart": {\n      "owner": "a"\n    }\n  }\n}\n',
      '{\n  "services": {\n    "cart": {\n      "owner": "a",\n      "project": "shop"\n    }\n  }\n}\n',
    ],
    [
      'JSON, a number',
      setId,
      '{"services":{}}',
      '{"services":{}, "projects": { "shop": { "id": 12 } }}',
    ],
    [
      'an empty JSON object',
      setProject,
      '{}\n',
      '{ "services": { "cart": { "project": "shop" } } }\n',
    ],

    ['an empty file', setProject, '', 'services:\n  cart:\n    project: shop\n'],
    ['a file of comments', setProject, '# a', '# a\nservices:\n  cart:\n    project: shop\n'],
    [
      'a section at the end, behind the comments there',
      setId,
      'version: 1\nservices: {}\n# the end\n\n',
      'version: 1\nservices: {}\n# the end\nprojects:\n  shop:\n    id: 12\n\n',
    ],
    [
      'a section set off as the others are',
      setId,
      'version: 1\n\n# these\nservices: {}\n',
      'version: 1\n\n# these\nservices: {}\n\nprojects:\n  shop:\n    id: 12\n',
    ],
    [
      'a section before a second document',
      setId,
      'services: {}\n---\na: b\n',
      'services: {}\nprojects:\n  shop:\n    id: 12\n---\na: b\n',
    ],
    [
      'version goes first',
      (map) => setScalar(map, ['version'], '1'),
      '# licence\n\n# the services\nservices: {}\n',
      '# licence\n\nversion: 1\n# the services\nservices: {}\n',
    ],
    [
      'version goes behind a byte order mark',
      (map) => setScalar(map, ['version'], '1'),
      '\ufeffservices: {}\n',
      '\ufeffversion: 1\nservices: {}\n',
    ],
    [
      'a section alone',
      (map) => addSection(map, 'services'),
      'version: 1\n',
      'version: 1\nservices:\n',
    ],

    [
      'beside a broken line',
      setProject,
      'services:\n  cart:\n    owner: "a\n    path: b\n',
      'services:\n  cart:\n    owner: "a\n    path: b\n    project: shop\n',
    ],
    [
      'beside tabs',
      setProject,
      'services:\n\tcart:\n\t\towner: a\n',
      'services:\n\tcart:\n\t\towner: a\n\t\tproject: shop\n',
    ],
  ]);
});
