/** Names that YAML 1.1 tools read as something else than text (YAML 1.1 type repository). */
const readAs: readonly (readonly [RegExp, string])[] = [
  [/^(?:y|yes|n|no|on|off|true|false)$/i, 'a boolean'],
  [/^(?:~|null)$/i, 'nothing'],
  [/^[-+]?(?:0x[\da-f_]+|0b[01_]+|0[0-7_]+)$/i, 'a number'],
  [/^[-+]?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?$/i, 'a number'],
  [/^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/, 'a number in base 60'],
  [/^\d{4}-\d{2}-\d{2}$/, 'a date'],
];

/** What other YAML tools take the plain scalar `text` for, or undefined where all agree on text. */
export function ambiguity(text: string): string | undefined {
  return readAs.find(([pattern]) => pattern.test(text))?.[1];
}
