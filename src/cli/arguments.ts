import { parseArgs } from 'node:util';
import { settingFrom, type Supposition } from '../language/answers/setting.ts';
import { closest } from '../map/closest.ts';
import { textFormats, type TextFormat } from '../graph/exports/index.ts';
import type { View } from '../graph/protocol.ts';
import { orList } from '../map/validation.ts';

export type Format = 'text' | 'json';

const commands = ['check', 'recommend', 'explain', 'plan', 'whatif', 'baseline', 'export'] as const;
type Command = (typeof commands)[number];

export interface Call {
  readonly kind: 'call';
  readonly command: Command;
  readonly files: readonly string[];
  readonly format: Format;
  readonly cleanSlate: boolean;
  /** What `explain` is asked about: two services, or two projects. */
  readonly subjects: readonly string[];
  /** What `whatif` is to try. */
  readonly supposition: Supposition | undefined;
  /** The baseline to use; undefined: the one beside the map or above it; false: none. */
  readonly baseline: string | false | undefined;
  /** What `export` is to make, and of which view. */
  readonly picture?: { readonly format: TextFormat; readonly view: View };
}

export type Arguments =
  Call | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Usage:
  service-map check FILE…        report findings; exit code 1 when there are errors
  service-map recommend FILE     print the recommended projects and why
  service-map explain FILE A B   say why two services, or two projects, are together or apart
  service-map plan FILE          order the moves from today to the recommended projects
  service-map whatif FILE …      say what a change of the map would change, without writing it
  service-map baseline FILE      accept today's findings: write them to a baseline
  service-map export FILE        print the graph as a picture or a report

What to suppose, one of:
  --together A,B                 services have to share a project
  --apart A,B                    services must not share a project
  --move A=PROJECT               a service is in that project today
  --set PATH=VALUE               a value in the map, as in services.cart.owner=checkout;
                                 += adds to a list, -= takes out of it, nothing behind
                                 the = takes the key out

Options:
  --format text|json             how to print (text)
  --format svg|html|mermaid|dot  what to export (svg)
  --view current|recommended|difference
                                 the projects to export (recommended)
  --clean-slate                  ignore today's projects when recommending
  --baseline FILE                the baseline to use; else service-map-baseline.json beside
                                 the map, or in a folder above it
  --no-baseline                  report what is in the baseline, too
  --help                         print this
`;

/** What the user asked for, or what is wrong with it. */
export function parseArguments(args: readonly string[]): Arguments {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        view: { type: 'string' },
        'clean-slate': { type: 'boolean', default: false },
        baseline: { type: 'string' },
        together: { type: 'string', multiple: true },
        apart: { type: 'string', multiple: true },
        move: { type: 'string', multiple: true },
        set: { type: 'string', multiple: true },
        'no-baseline': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    // Behind the first sentence it says how a file with such a name would be given.
    const [message = ''] = (error as Error).message.split('. ');
    return { kind: 'wrong', message };
  }
  const { values, positionals } = parsed;
  const [named, ...files] = positionals;
  const { baseline } = values;
  const command = commands.find((each) => each === named);
  const without = values['no-baseline'];
  const wrong = (message: string): Arguments => ({ kind: 'wrong', message });
  if (values.help) return { kind: 'help' };
  if (command === undefined)
    return wrong(named === undefined ? 'a command is missing' : noCommand(named));
  const picture = command === 'export' ? pictureOf(values.format, values.view) : undefined;
  const format = command === 'export' ? 'text' : (values.format ?? 'text');
  if (picture === null || (format !== 'text' && format !== 'json'))
    return wrong(
      `${command} has no format "${values.format ?? ''}", but ${orList(command === 'export' ? textFormats : ['text', 'json'])}`,
    );
  if (picture === false || (command !== 'export' && values.view !== undefined))
    return wrong('--view takes current, recommended or difference, with export');
  if (files.length === 0) return wrong(`${command} takes a file`);
  const subjects = command === 'explain' ? files.splice(1) : [];
  if (command === 'explain' && subjects.length !== 2)
    return wrong('explain takes a file and the names of two services or projects');
  if (command !== 'check' && files.length > 1) return wrong(`${command} takes one file`);
  const suppositions = suppositionKinds.flatMap((kind) => {
    const given = values[kind] ?? [];
    return given.map((each) => [kind, each] as const);
  });
  if (command !== 'whatif' && suppositions.length > 0)
    return wrong(`--${suppositions[0]?.[0] ?? ''} belongs to whatif`);
  const [asked] = suppositions;
  const supposition = asked && suppositionOf(...asked);
  if (command === 'whatif' && (suppositions.length !== 1 || !supposition))
    return wrong(
      suppositions.length === 1 && asked
        ? `--${asked[0]} takes ${takenBy[asked[0]]}, not "${asked[1]}"`
        : 'whatif tries one change at a time: --together, --apart, --move or --set',
    );
  if (without && (baseline !== undefined || command === 'baseline'))
    return wrong('--no-baseline stands alone, with check or recommend');
  return {
    kind: 'call',
    command,
    files,
    format,
    cleanSlate: values['clean-slate'],
    subjects,
    supposition,
    baseline: without ? false : baseline,
    ...(picture && { picture }),
  };
}

const views: readonly View[] = ['current', 'recommended', 'difference'];

/** What to export; null for an unknown format, false for an unknown view. */
function pictureOf(
  format = 'svg',
  view = 'recommended',
): NonNullable<Call['picture']> | null | false {
  const known = textFormats.find((each) => each === format);
  const seen = views.find((each) => each === view);
  if (!known) return null;
  return seen ? { format: known, view: seen } : false;
}

function noCommand(named: string): string {
  const meant = closest(named, commands);
  return `there is no command "${named}"${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

const suppositionKinds = ['together', 'apart', 'move', 'set'] as const;
const takenBy: Readonly<Record<(typeof suppositionKinds)[number], string>> = {
  together: 'two services or more, as in cart,orders',
  apart: 'two services or more, as in cart,orders',
  move: 'a service and a project, as in cart=storefront',
  set: 'a path and a value, as in services.cart.owner=checkout',
};

/** What an option of `whatif` says; undefined where it says it wrongly. */
function suppositionOf(
  kind: (typeof suppositionKinds)[number],
  given: string,
): Supposition | undefined {
  if (kind === 'together' || kind === 'apart') {
    const services = given.split(',').map((name) => name.trim());
    return services.length < 2 || services.includes('') ? undefined : { kind, services };
  }
  const setting = settingFrom(given);
  if (kind === 'set' || !setting) return setting;
  const { path: service, how, value: project } = setting;
  return how !== 'set' || project === '' ? undefined : { kind, service, project };
}
