import { parseArgs } from 'node:util';
import { settingFrom, type Supposition } from '../language/answers/setting.ts';

export type Format = 'text' | 'json';

const commands = ['check', 'recommend', 'explain', 'plan', 'whatif', 'baseline'] as const;
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

What to suppose, one of:
  --together A,B                 services have to share a project
  --apart A,B                    services must not share a project
  --move A=PROJECT               a service is in that project today
  --set PATH=VALUE               a value in the map, as in services.cart.owner=checkout;
                                 += adds to a list, -= takes out of it, nothing behind
                                 the = takes the key out

Options:
  --format text|json             how to print (text)
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
        format: { type: 'string', default: 'text' },
        'clean-slate': { type: 'boolean', default: false },
        baseline: { type: 'string' },
        together: { type: 'string' },
        apart: { type: 'string' },
        move: { type: 'string' },
        set: { type: 'string' },
        'no-baseline': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return { kind: 'wrong', message: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [named, ...files] = positionals;
  const { format, baseline } = values;
  const command = commands.find((each) => each === named);
  const without = values['no-baseline'];
  const wrong = (message: string): Arguments => ({ kind: 'wrong', message });
  if (values.help) return { kind: 'help' };
  if (command === undefined)
    return wrong(named === undefined ? 'a command is missing' : `there is no command "${named}"`);
  if (format !== 'text' && format !== 'json') return wrong(`there is no format "${format}"`);
  if (files.length === 0) return wrong(`${command} takes a file`);
  const subjects = command === 'explain' ? files.splice(1) : [];
  if (command === 'explain' && subjects.length !== 2)
    return wrong('explain takes a file and the names of two services or projects');
  if (command !== 'check' && files.length > 1) return wrong(`${command} takes one file`);
  const suppositions = suppositionKinds.flatMap((kind) => {
    const given = values[kind];
    return given === undefined ? [] : [[kind, given] as const];
  });
  if (command !== 'whatif' && suppositions.length > 0)
    return wrong(`--${suppositions[0]?.[0] ?? ''} belongs to whatif`);
  const [asked] = suppositions;
  const supposition = asked && suppositionOf(...asked);
  if (command === 'whatif' && (suppositions.length !== 1 || !supposition))
    return wrong(
      asked && !supposition
        ? `--${asked[0]} does not take "${asked[1]}"`
        : 'whatif takes one of --together, --apart, --move and --set',
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
  };
}

const suppositionKinds = ['together', 'apart', 'move', 'set'] as const;

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
