/** @returns the smallest value that is at least as large as this share (0 to 1) of the sample */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

/** `5.1 / 9.8` */
export const p50p99 = (sample: readonly number[]): string =>
  `${quantile(sample, 0.5).toFixed(1)} / ${quantile(sample, 0.99).toFixed(1)}`;
