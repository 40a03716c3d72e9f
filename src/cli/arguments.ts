import { parseArgs } from 'node:util';
import { textFormats, type TextFormat } from '../graph/exports/index.ts';
import type { View } from '../graph/protocol.ts';
import { settingFrom, type Supposition } from '../language/answers/setting.ts';
import { closest } from '../map/closest.ts';
import { orList } from '../map/validation.ts';

export type Format = 'text' | 'json';

const commands = ['check', 'recommend', 'explain', 'plan', 'whatif', 'baseline', 'export'] as const;
type Command = (typeof commands)[number];

/** A call that can be made. */
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
  | Call
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

/** What `--help` prints. */
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
  --version                      print the version of service-map
`;

/** What the user asked for, or what is wrong with it. */
export function parseArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = optionsIn(args);
    if (values.help) return { kind: 'help' };
    return values.version ? { kind: 'version' } : callOf(values, positionals);
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    return { kind: 'wrong', message: error.message };
  }
}

/** A call that says something wrong; the message tells what. */
class WrongCall extends Error {}

type Options = ReturnType<typeof optionsIn>['values'];

function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({
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
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
  } catch (error) {
    // Behind the first sentence it says how a file with such a name would be given.
    throw new WrongCall((error as Error).message.split('. ')[0]);
  }
}

function callOf(options: Options, [named, ...words]: readonly string[]): Call {
  const command = commandCalled(named);
  return {
    kind: 'call',
    command,
    ...printed(command, options),
    ...subjectOf(command, words),
    supposition: suppositionIn(command, options),
    cleanSlate: options['clean-slate'],
    baseline: baselineIn(command, options),
  };
}

function commandCalled(named: string | undefined): Command {
  const command = commands.find((each) => each === named);
  if (command !== undefined) return command;
  if (named === undefined) throw new WrongCall('a command is missing');
  const meant = closest(named, commands);
  throw new WrongCall(
    `there is no command "${named}"${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
}

const formats: readonly Format[] = ['text', 'json'];
const views: readonly View[] = ['current', 'recommended', 'difference'];

/** How to print, or what to export. */
function printed(command: Command, { format, view }: Options): Pick<Call, 'format' | 'picture'> {
  const noView = '--view takes current, recommended or difference, with export';
  if (command !== 'export') {
    const known = oneOf(formats, format ?? 'text', command);
    if (view !== undefined) throw new WrongCall(noView);
    return { format: known };
  }
  const known = oneOf(textFormats, format ?? 'svg', command);
  const seen = views.find((each) => each === (view ?? 'recommended'));
  if (!seen) throw new WrongCall(noView);
  return { format: 'text', picture: { format: known, view: seen } };
}

function oneOf<T extends string>(all: readonly T[], format: string, command: Command): T {
  const known = all.find((each) => each === format);
  if (known === undefined)
    throw new WrongCall(`${command} has no format "${format}", but ${orList(all)}`);
  return known;
}

/** The files that a call is about, and what in them. */
function subjectOf(command: Command, words: readonly string[]): Pick<Call, 'files' | 'subjects'> {
  if (words.length === 0) throw new WrongCall(`${command} takes a file`);
  const isAbout = command === 'explain';
  const [files, subjects] = isAbout ? [words.slice(0, 1), words.slice(1)] : [words, []];
  if (isAbout && subjects.length !== 2)
    throw new WrongCall('explain takes a file and the names of two services or projects');
  if (command !== 'check' && files.length > 1) throw new WrongCall(`${command} takes one file`);
  return { files, subjects };
}

function baselineIn(
  command: Command,
  { baseline, 'no-baseline': without }: Options,
): Call['baseline'] {
  if (without && (baseline !== undefined || command === 'baseline'))
    throw new WrongCall('--no-baseline stands alone, with check or recommend');
  return without ? false : baseline;
}

const suppositionKinds = ['together', 'apart', 'move', 'set'] as const;
type SuppositionKind = (typeof suppositionKinds)[number];

const takenBy: Readonly<Record<SuppositionKind, string>> = {
  together: 'two services or more, as in cart,orders',
  apart: 'two services or more, as in cart,orders',
  move: 'a service and a project, as in cart=storefront',
  set: 'a path and a value, as in services.cart.owner=checkout',
};

/** What `whatif` is to try, which takes one supposition; undefined for the others, which take none. */
function suppositionIn(command: Command, options: Options): Supposition | undefined {
  const [asked, ...more] = suppositionKinds.flatMap((kind) =>
    (options[kind] ?? []).map((given) => ({ kind, given })),
  );
  if (command !== 'whatif') {
    if (asked) throw new WrongCall(`--${asked.kind} belongs to whatif`);
    return undefined;
  }
  if (!asked || more.length > 0)
    throw new WrongCall('whatif tries one change at a time: --together, --apart, --move or --set');
  const supposition = suppositionOf(asked.kind, asked.given);
  if (!supposition)
    throw new WrongCall(`--${asked.kind} takes ${takenBy[asked.kind]}, not "${asked.given}"`);
  return supposition;
}

/** What an option of `whatif` says; undefined where it says it wrongly. */
function suppositionOf(kind: SuppositionKind, given: string): Supposition | undefined {
  if (kind === 'together' || kind === 'apart') {
    const services = given.split(',').map((name) => name.trim());
    return services.length < 2 || services.includes('') ? undefined : { kind, services };
  }
  const setting = settingFrom(given);
  if (kind === 'set' || !setting) return setting;
  const { path: service, how, value: project } = setting;
  return how !== 'set' || project === '' ? undefined : { kind, service, project };
}
