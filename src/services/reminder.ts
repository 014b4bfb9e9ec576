import { NotAllowed } from '../domain/errors.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import { createTranslator, type Lang } from '../i18n/translator.ts';
import { contractDues } from './instalments.ts';
import type { Session } from './session.ts';

export interface Reminder {
  readonly subject: string;
  readonly lines: readonly string[];
}

/** No-break spaces are useful on the screen, but not in a mail. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/**
 * Writes a polite reminder of what is late: the client's name, the contract, each amount with its day, and the total.
 * @throws NotAllowed if the contract is not late
 */
export async function writeReminder(session: Session, contract: ContractRecord, lang: Lang): Promise<Reminder> {
  const { late, instalments } = await contractDues(session, contract);
  if (late === null) throw new NotAllowed({ key: 'reminder.notLate', params: { id: contract.id } });
  const { t, money, day } = createTranslator(lang, session.texts.zone);
  const { id, client } = contract;
  const today = session.clock.today();
  const open = instalments.filter((one) => one.day !== null && one.day < today && one.amount !== one.paid);
  const items = open.map(({ amount, paid, day: due }) =>
    Number(paid) === 0
      ? t('reminder.item', { amount: money(amount), day: day(due ?? today) })
      : t('reminder.partItem', { amount: money(amount), paid: money(paid), day: day(due ?? today) }),
  );
  const lines = [
    t('reminder.hello', { fullName: client.fullName }),
    '',
    t('reminder.body', { count: open.length, id, companyName: client.companyName, today: day(today) }),
    ...items,
    t('reminder.total', { amount: money(late.amount) }),
    '',
    t('reminder.please', { count: open.length }),
    '',
    t('reminder.regards'),
    `${session.actor.firstName} ${session.actor.lastName}`,
  ];
  return { subject: plain(t('reminder.subject', { id, companyName: client.companyName })), lines: lines.map(plain) };
}
