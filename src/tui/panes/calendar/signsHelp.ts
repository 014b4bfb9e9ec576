import type { Translator } from '../../../i18n/translator.ts';
import type { CardSection } from '../../kit/Card.tsx';

const SIGNS = ['load', 'over', 'length', 'overlap', 'unassigned', 'incomplete'] as const;

/** Returns what the signs of the calendar mean, for its help. The words come first, so they are read without the bars. */
export const signsHelp = ({ t }: Translator): CardSection => ({
  title: t('calendar.signs'),
  entries: SIGNS.map((sign) => ({ label: t(`calendar.sign.${sign}`), value: t(`calendar.sign.${sign}Text`) })),
});
