import loadHighs from 'highs';

/** Signed points of pairs `a < b`; absent pairs have none. */
export type Weights = readonly (readonly [a: number, b: number, points: number])[];

/**
 * The fewest points that any grouping of `size` nodes overrules, by an integer program over
 * "are these two together" with the triangle inequalities that a solution violates added as they
 * are needed (Grötschel and Wakabayashi 1989). Shares nothing with our own solver.
 */
export async function fewestOverruled(size: number, weights: Weights): Promise<number> {
  const highs = await loadHighs();
  const points = new Map(weights.map(([a, b, w]) => [`x${a}_${b}`, w]));
  const name = (a: number, b: number): string => `x${Math.min(a, b)}_${Math.max(a, b)}`;
  const all: string[] = [];
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) all.push(name(a, b));
  const rows = new Set<string>();
  const attraction = weights.reduce((sum, [, , w]) => sum + Math.max(0, w), 0);
  for (;;) {
    const objective = all
      .map((x) => points.get(x) ?? 0)
      .map((w, i) => `${w < 0 ? '-' : '+'} ${Math.abs(w)} ${all[i] ?? ''}`);
    const program = `Maximize\n obj: ${objective.join('\n ')}\nSubject To\n${
      rows.size === 0 ? ` ${all[0] ?? ''} <= 1` : [...rows].join('\n')
    }\nBinary\n ${all.join('\n ')}\nEnd\n`;
    const { Columns, ObjectiveValue } = highs.solve(program);
    const together = (a: number, b: number): number =>
      Math.round((Columns[name(a, b)] as { Primal: number }).Primal);
    const before = rows.size;
    for (let a = 0; a < size; a++)
      for (let b = a + 1; b < size; b++)
        for (let c = 0; c < size; c++)
          if (
            c !== a &&
            c !== b &&
            together(a, c) === 1 &&
            together(b, c) === 1 &&
            together(a, b) === 0
          )
            rows.add(` ${name(a, c)} + ${name(b, c)} - ${name(a, b)} <= 1`);
    if (rows.size === before) return attraction - Math.round(ObjectiveValue);
  }
}
