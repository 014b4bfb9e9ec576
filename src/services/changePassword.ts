import { Invalid } from '../domain/errors.ts';
import { authenticate } from './authenticate.ts';
import { hashPassword } from './hashPassword.ts';
import { type PasswordInput, passwordSchema } from './input/passwordInput.ts';
import { requireStrong } from './input/passwordStrength.ts';
import { readForm } from './input/typed.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { found } from './rows.ts';
import type { Session } from './session.ts';
import { createSignInLine } from './signInLine.ts';

/**
 * Changes the user's own password. It checks the current password first, because an open terminal is not enough.
 * Failures count like failed sign-ins.
 * @throws Invalid on `current`, `next`, `again`; NotAllowed `refused.signInWait`
 */
export async function changePassword(session: Session, input: PasswordInput): Promise<void> {
  const { actor, config } = session;
  requirePermission(session, 'password.change');
  const { current, next } = readForm(passwordSchema(actor.username), input);
  const { email } = await inTransaction(session, async ({ models, readOptions }) =>
    found(await models.Colleague.findByPk(actor.id, readOptions)),
  );
  await requireStrong('next', next, { ...actor, email });
  const known = await authenticate(session, actor.username, current, createSignInLine(session));
  if (known?.actor.id !== actor.id) throw new Invalid({ current: { key: 'field.passwordWrong' } });
  const hash = await hashPassword(config.serverKey, next);
  await inTransaction(session, (unit) => unit.call('change_own_password', [hash]));
  session.passwordChanged();
}
