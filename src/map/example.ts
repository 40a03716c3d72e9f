/** A service map that uses every key of the file format; a test holds it to that. */
export const completeExample = `version: 1
organisation:
  name: Acme
  plan: scale-up
include: []                      # more files of this map: [services/*/service-map.yaml]

teams:
  checkout: { members: 6, flagsmithGroup: checkout-devs, worksWith: [web] }
  web: { members: 4 }
  finance: { members: 3 }
products:
  storefront: {}
contexts:
  shopper:
    identity: user.id
    traits: { country: string, plan: string, organisation.id: integer }
databases:
  orders-db: { kind: postgresql, schemaOwner: orders, server: pg-1 }
apis:
  pricing: { stability: stable, spec: openapi/pricing.yaml }
  cart: { stability: internal }
segments:
  beta-testers: { context: shopper, traits: [plan] }
flags:
  new-checkout: { rollout: percentage, requires: [new-cart] }
  new-cart: { rollout: toggle }
  fraud-rules: { visibleTo: [finance], serverSideOnly: true }
projects:
  storefront: { id: 1201, access: [finance], segmentOverrides: 140 }

services:
  cart:
    description: Holds what the shopper picked
    owner: checkout
    product: storefront
    project: storefront
    surface: server
    path: services/cart
    databases: { orders-db: read }
    providesApis: [cart]
    consumesApis: [pricing]
    flags: [new-cart, new-checkout]
    segments: [beta-testers]
    context: shopper
    releasesWith: [orders]
    environments: [development, staging, production]
    cadence: weekly
    approvals: 1
  orders: { owner: checkout, project: storefront, databases: [orders-db] }
  billing: { owner: finance, project: storefront, providesApis: [pricing], flags: [fraud-rules] }
  shop-window:
    owner: web
    project: storefront
    surface: client
    consumesApis: [cart]
    flags: [new-checkout]

constraints:
  - together: [cart, shop-window]
    because: one roll-out
  - apart: [billing, cart]
    because: PCI scope

rules:
  preset: coupling
  shared-database: 8             # points; a severity or off would do as well
  release-cadence: off
`;

/** The map that a newcomer gets: small, and with something to find. It names no file that may not exist. */
export const firstMap = `# Which of your services share a Flagsmith project, and why.
# An example: put your own services in its place. Point at a word to read what it means.
version: 1

teams:
  checkout: { members: 6, worksWith: [web] }
  web: { members: 4 }
  finance: { members: 3 }

apis:
  carts: { stability: evolving } # stable, once its contract is agreed
  invoices: { stability: stable }

services:
  shop-window:
    owner: web
    project: storefront # its Flagsmith project today
    consumesApis: [carts]
    flags: [new-checkout]

  cart:
    owner: checkout
    project: storefront
    databases: [shop-db]
    providesApis: [carts]
    flags: [new-checkout] # read by two services: one flag, one project

  orders: # shares a database with cart, but no project
    owner: checkout
    project: ordering
    databases: [shop-db]
    consumesApis: [invoices]

  billing:
    owner: finance
    project: storefront
    providesApis: [invoices]

constraints: # what you know better than any rule
  - apart: [billing, cart]
    because: card data needs a project of its own
`;
