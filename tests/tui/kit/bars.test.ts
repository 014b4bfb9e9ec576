import { describe, expect, it } from 'vitest';
import { greatestOf, shareBar, shareColumn, sparkline } from '../../../src/tui/kit/bars.ts';
import { textWidth } from '../../../src/tui/kit/text.ts';

describe('a bar of a share', () => {
  it.each([
    [0, '        '],
    [1 / 64, '▏       '],
    [0.0001, '▏       '],
    [0.5, '████    '],
    [0.62, '█████   '],
    [0.65, '█████▎  '],
    [0.99999, '███████▉'],
    [1, '████████'],
    [-3, '        '],
    [7, '████████'],
    [Number.NaN, '        '],
  ])('draws %d as %s', (share, bar) => {
    expect(shareBar(share, 8)).toBe(bar);
  });

  it('is as wide as asked for, whatever the share, the width and the signs', () => {
    for (let width = 0; width <= 20; width += 1)
      for (let share = -0.1; share <= 1.1; share += 0.013)
        for (const signs of ['blocks', 'plain'] as const) expect(textWidth(shareBar(share, width, signs))).toBe(width);
  });

  it('has signs that every terminal has', () => {
    expect(shareBar(0.62, 8, 'plain')).toBe('#####---');
    expect(shareBar(0.001, 8, 'plain')).toBe('#-------');
    expect(shareBar(0.999, 8, 'plain')).toBe('#######-');
  });

  it('grows with the share', () => {
    const bars = Array.from({ length: 65 }, (_, eighths) => shareBar(eighths / 64, 8));
    expect(new Set(bars).size).toBe(65);
  });
});

describe('a column of a share', () => {
  it('has eight heights, and none for nothing', () => {
    const shares = [0, ...Array.from({ length: 8 }, (_, step) => (step + 1) / 8)];
    expect(shares.map((share) => shareColumn(share)).join('')).toBe(' ▁▂▃▄▅▆▇█');
    expect([0, 0.01, 0.5, 1].map((share) => shareColumn(share, 'plain')).join('')).toBe('-159');
  });
});

describe('a sparkline', () => {
  it('has the greatest value as high as a cell', () => {
    expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
    expect(sparkline([0, 1, 4, 8], 'plain')).toBe('-159');
  });

  it('compares with other values where asked to', () => {
    expect(sparkline([1, 4], 'blocks', 8)).toBe('▁▄');
  });

  it('is empty where nothing is, and takes what is below nothing as nothing', () => {
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('  ');
    expect(sparkline([-5, 5])).toBe(' █');
    expect(greatestOf([-5, -2])).toBe(0);
  });
});
