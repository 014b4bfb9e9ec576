import { paidPercent } from '../../../domain/money.ts';
import type { ContractRecord } from '../../../domain/records/contract.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { shareBar } from '../../kit/bars.ts';
import type { Look } from '../../kit/marks.ts';

/** Cells of the bar. */
const BAR = 8;

/** @returns how much of a contract is paid, as a bar and a number that lines up with the others: `█████▍   62 %` */
export function paidText(contract: Pick<ContractRecord, 'cost' | 'balance'>, { t }: Translator): string {
  const percent = paidPercent(contract);
  return `${shareBar(percent / 100, BAR)} ${t('contracts.percent', { percent }).padStart(5)}`;
}

/** @returns the colour of the bar, or none where nothing is paid */
export const paidLook = (contract: Pick<ContractRecord, 'cost' | 'balance'>): Look | null =>
  paidPercent(contract) > 0 ? { meaning: 'done' } : null;
