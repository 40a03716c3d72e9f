/** Plain scalars that other tools do not read as text: the types of YAML 1.1 and of YAML 1.2. */
const readAs: readonly (readonly [RegExp, string])[] = [
  [/^(?:y|yes|n|no|on|off|true|false)$/i, 'a boolean'],
  [/^(?:~|null)$/i, 'nothing'],
  [/^[-+]?(?:0x[\da-f_]+|0b[01_]+|0o?[0-7_]+)$/i, 'a number'],
  [/^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?$/i, 'a number'],
  [/^(?:[-+]?\.inf|\.nan)$/i, 'a number'],
  [/^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/, 'a number in base 60'],
  [/^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}.*)?$/, 'a date'],
];

/** What other YAML tools take the plain scalar `text` for, or undefined where all agree on text. */
export function ambiguity(text: string): string | undefined {
  return readAs.find(([pattern]) => pattern.test(text))?.[1];
}
