import { parseArgs } from 'node:util';

export type Format = 'text' | 'json';

const commands = ['check', 'recommend', 'baseline'] as const;
type Command = (typeof commands)[number];

export interface Call {
  readonly kind: 'call';
  readonly command: Command;
  readonly files: readonly string[];
  readonly format: Format;
  readonly cleanSlate: boolean;
  /** The baseline to use; undefined: the one beside the map or above it; false: none. */
  readonly baseline: string | false | undefined;
}

export type Arguments =
  Call | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Usage:
  service-map check FILE…     report findings; exit code 1 when there are errors
  service-map recommend FILE  print the recommended projects and why
  service-map baseline FILE   accept today's findings: write them to a baseline

Options:
  --format text|json          how to print (text)
  --clean-slate               ignore today's projects when recommending
  --baseline FILE             the baseline to use; else service-map-baseline.json beside
                              the map, or in a folder above it
  --no-baseline               report what is in the baseline, too
  --help                      print this
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
  if (command !== 'check' && files.length > 1) return wrong(`${command} takes one file`);
  if (without && (baseline !== undefined || command === 'baseline'))
    return wrong('--no-baseline stands alone, with check or recommend');
  return {
    kind: 'call',
    command,
    files,
    format,
    cleanSlate: values['clean-slate'],
    baseline: without ? false : baseline,
  };
}
