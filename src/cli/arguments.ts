import { parseArgs } from 'node:util';

export type Format = 'text' | 'json';

export interface Call {
  readonly kind: 'call';
  readonly command: 'check' | 'recommend';
  readonly files: readonly string[];
  readonly format: Format;
  readonly cleanSlate: boolean;
}

export type Arguments =
  Call | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Usage:
  service-map check FILE…     report findings; exit code 1 when there are errors
  service-map recommend FILE  print the recommended projects and why

Options:
  --format text|json          how to print (text)
  --clean-slate               ignore today's projects when recommending
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
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    return { kind: 'wrong', message: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [command, ...files] = positionals;
  const { format } = values;
  if (values.help) return { kind: 'help' };
  if (command !== 'check' && command !== 'recommend')
    return {
      kind: 'wrong',
      message: command === undefined ? 'a command is missing' : `there is no command "${command}"`,
    };
  if (format !== 'text' && format !== 'json')
    return { kind: 'wrong', message: `there is no format "${format}"` };
  if (files.length === 0) return { kind: 'wrong', message: `${command} takes a file` };
  if (command === 'recommend' && files.length > 1)
    return { kind: 'wrong', message: 'recommend takes one file' };
  return { kind: 'call', command, files, format, cleanSlate: values['clean-slate'] };
}
