import { parseArgs } from 'node:util';

import { textFormats, type TextFormat } from '../graph/exports/index.ts';
import type { View } from '../graph/protocol.ts';

export type Format = 'text' | 'json';

const commands = ['check', 'recommend', 'baseline', 'export'] as const;
type Command = (typeof commands)[number];

export interface Call {
  readonly kind: 'call';
  readonly command: Command;
  readonly files: readonly string[];
  readonly format: Format;
  readonly cleanSlate: boolean;
  /** The baseline to use; undefined: the one beside the map or above it; false: none. */
  readonly baseline: string | false | undefined;
  /** What `export` is to make, and of which view. */
  readonly picture?: { readonly format: TextFormat; readonly view: View };
}

export type Arguments =
  Call | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string };

export const usage = `Usage:
  service-map check FILE…     report findings; exit code 1 when there are errors
  service-map recommend FILE  print the recommended projects and why
  service-map baseline FILE   accept today's findings: write them to a baseline
  service-map export FILE     print the graph as a picture or a report

Options:
  --format text|json          how to print (text)
  --format svg|html|mermaid|dot
                              what to export (svg)
  --view current|recommended|difference
                              the projects to export (recommended)
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
        format: { type: 'string' },
        view: { type: 'string' },
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
  const { baseline } = values;
  const command = commands.find((each) => each === named);
  const without = values['no-baseline'];
  const wrong = (message: string): Arguments => ({ kind: 'wrong', message });
  if (values.help) return { kind: 'help' };
  if (command === undefined)
    return wrong(named === undefined ? 'a command is missing' : `there is no command "${named}"`);
  const picture = command === 'export' ? pictureOf(values.format, values.view) : undefined;
  const format = command === 'export' ? 'text' : (values.format ?? 'text');
  if (picture === null || (format !== 'text' && format !== 'json'))
    return wrong(`there is no format "${values.format ?? ''}"`);
  if (picture === false || (command !== 'export' && values.view !== undefined))
    return wrong('--view takes current, recommended or difference, with export');
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
