/** A change of the map to be tried. */
export type Supposition =
  | { readonly kind: 'together' | 'apart'; readonly services: readonly string[] }
  | { readonly kind: 'move'; readonly service: string; readonly project: string }
  | {
      readonly kind: 'set';
      /** Keys from the root, joined by full stops; a name may hold full stops itself. */
      readonly path: string;
      /** `add` and `remove` an item of a list, `set` a value; the empty value takes the key out. */
      readonly how: 'set' | 'add' | 'remove';
      readonly value: string;
    };

/** Reads `PATH=VALUE`, `PATH+=ITEM` or `PATH-=ITEM`; undefined where it is none of them. */
export function settingFrom(text: string): (Supposition & { readonly kind: 'set' }) | undefined {
  const [, path = '', sign, value = ''] = /^\s*([^=]+?)\s*([+-]?)=\s*(.*?)\s*$/s.exec(text) ?? [];
  const how = sign === '+' ? 'add' : sign === '-' ? 'remove' : 'set';
  if (path === '' || (how !== 'set' && value === '')) return undefined;
  return { kind: 'set', path, how, value };
}
