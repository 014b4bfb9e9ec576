import { describe, expect, it } from 'vitest';
import { greatestOf, shareBar, shareColumn, sparkline, stretchBar, withoutBars } from '../../../src/tui/kit/bars.ts';
import { plainSigns } from '../../../src/tui/kit/plainSigns.ts';
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

  it('is as wide as asked for, whatever the share and the width', () => {
    for (let width = 0; width <= 20; width += 1)
      for (let share = -0.1; share <= 1.1; share += 0.013) expect(textWidth(shareBar(share, width))).toBe(width);
  });

  it('keeps its width and its ends on a console without these blocks', () => {
    expect(plainSigns(shareBar(0.65, 8))).toBe('█████▌  ');
    expect(plainSigns(shareBar(0.001, 8))).toBe('│       ');
    expect(plainSigns(sparkline([0, 1, 4, 8]))).toBe(' _▄█');
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
  });
});

describe('a sparkline', () => {
  it('has the greatest value as high as a cell', () => {
    expect(sparkline([0, 1, 4, 8])).toBe(' ▁▄█');
  });

  it('is empty where nothing is, and takes what is below nothing as nothing', () => {
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('  ');
    expect(sparkline([-5, 5])).toBe(' █');
    expect(greatestOf([-5, -2])).toBe(0);
  });
});

describe('stretches on one line', () => {
  it('lie at their place, in halves of a cell', () => {
    expect(stretchBar([{ from: 0, to: 0.25 }], 4)).toBe('█   ');
    expect(stretchBar([{ from: 0.375, to: 0.625 }], 4)).toBe(' ▐▌ ');
    expect(
      stretchBar(
        [
          { from: 0, to: 0.125 },
          { from: 0.875, to: 1 },
        ],
        4,
      ),
    ).toBe('▌  ▐');
    expect(stretchBar([], 4)).toBe('    ');
    expect(stretchBar([{ from: 0, to: 1 }], 0)).toBe('');
  });

  it('show however short, and also at the very end', () => {
    expect(stretchBar([{ from: 0.5, to: 0.5 }], 4)).toBe('  ▌ ');
    expect(stretchBar([{ from: 1, to: 1 }], 4)).toBe('   ▐');
    expect(stretchBar([{ from: -1, to: 9 }], 4)).toBe('████');
  });

  it('say where two of them lie', () => {
    expect(stretchBar([{ from: 0, to: 0.75 }], 4, [{ from: 0.25, to: 0.5 }])).toBe('█!█ ');
  });
});

it('a screen reader says the words beside bars, and no bar', () => {
  expect(withoutBars(`${shareBar(0.62, 8)} 62 %`)).toBe('62 %');
  expect(withoutBars('▃4')).toBe('4');
  expect(withoutBars('▐█▌ the event in its day')).toBe('the event in its day');
  expect(withoutBars('▲ too many')).toBe('too many');
});
