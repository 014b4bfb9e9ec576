import { literal, Op, type WhereOptions } from 'sequelize';
import { allow } from './allow.ts';
import type { ClientInput } from './input/clientInput.ts';
import { toClient } from './present.ts';
import type { ClientRecord } from './records.ts';
import { withCommercial } from './rows.ts';
import type { Session } from './session.ts';
import { inUnit } from './unit.ts';

const SHOWN = 5;
const MIN_DIGITS = 5;

/**
 * Decision 11: active clients with the same e-mail, the same digits in their phone number, or the same name and company
 * but for accents and capitals. A warning, never a refusal; what is not typed yet is not compared.
 * @returns at most five
 */
export async function findDuplicates(session: Session, input: Partial<ClientInput>): Promise<ClientRecord[]> {
  allow(session, 'client.list');
  const { email = '', phone = '', fullName = '', companyName = '' } = input;
  const alike: WhereOptions[] = [];
  if (email.trim()) alike.push({ email: email.trim() });
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= MIN_DIGITS) {
    alike.push(literal(`REGEXP_REPLACE(client.phone, '[^0-9]', '') = '${digits}'`) as unknown as WhereOptions);
  }
  if (fullName.trim() && companyName.trim()) {
    alike.push({ fullName: fullName.trim(), companyName: companyName.trim() });
  }
  if (alike.length === 0) return [];
  return inUnit(session, async ({ models, within }) => {
    const rows = await models.Client.scope('active').findAll({
      where: { [Op.or]: alike },
      include: withCommercial(models),
      order: [['id', 'ASC']],
      limit: SHOWN,
      ...within,
    });
    return rows.map(toClient);
  });
}
