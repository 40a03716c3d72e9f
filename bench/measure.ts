/** Small helpers of the benchmark: medians, and tables in Markdown. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
};

/** What 95 of 100 values do not exceed, by the nearest rank: of twenty the second largest. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;

/** Milliseconds that `work` takes, and what it gives. */
export function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

export const ms = (value: number): string =>
  value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en');

/** The median of times, with their 95th percentile. */
export const medianOf = (times: readonly number[]): string =>
  `${ms(median(times))} (${ms(p95(times))})`;

/** The same of several series: the middle one of their percentiles, as a busy machine spoils some. */
export const medianOfAll = (series: readonly (readonly number[])[]): string =>
  `${ms(median(series.flat()))} (${ms(median(series.map(p95)))})`;

export const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
