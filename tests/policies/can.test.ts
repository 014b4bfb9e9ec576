import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NotAllowed } from '../../src/domain/errors.ts';
import { ROLES } from '../../src/domain/roles.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { authorize, authorizeDepartment } from '../../src/policies/authorize.ts';
import { can, departmentMay } from '../../src/policies/can.ts';
import { conditions } from '../../src/policies/conditions.ts';
import { type Action, permissions } from '../../src/policies/permissions.ts';
import { actor } from '../factories/actors.ts';

const bill = { id: 2, name: 'Bill Boquet' };
const foreign = { commercial: bill, isActive: true };

describe('a refusal', () => {
  it('names the client’s commercial', () => {
    expect(can(actor('commercial'), 'client.update', foreign)).toEqual({
      allowed: false,
      problem: { key: 'refused.isOwnClient', params: { commercial: 'Bill Boquet', support: '—' } },
    });
  });

  it('names the allowed department, whatever the record', () => {
    const refusal = { allowed: false, problem: { key: 'refused.client.update' } };
    expect(can(actor('support'), 'client.update', foreign)).toEqual(refusal);
    expect(can(actor('gestion'), 'client.update')).toEqual(refusal);
  });

  it('asks for a record if one decides', () => {
    expect(can(actor('commercial'), 'client.update', null)).toEqual({
      allowed: false,
      problem: { key: 'refused.noRecord' },
    });
  });

  it('is thrown by authorize, with the same text', () => {
    expect(() => authorize(actor('commercial'), 'client.update', foreign)).toThrow(NotAllowed);
    expect(() => authorizeDepartment(actor('support'), 'contract.sign')).toThrow(NotAllowed);
    expect(() => authorizeDepartment(actor('commercial'), 'contract.sign')).not.toThrow();
  });

  it('leaves room for a commercial without a name', () => {
    expect(can(actor('commercial'), 'client.update', { commercial: null, isActive: true })).toMatchObject({
      problem: { params: { commercial: '—', support: '—' } },
    });
  });

  it('is thrown only if there is one, and says the department where the record does not matter', () => {
    const own = { commercial: { id: 1, name: 'Ada Martin' }, isActive: true };
    expect(() => authorize(actor('commercial'), 'client.update', own)).not.toThrow();
    expect(() => authorizeDepartment(actor('support'), 'contract.sign')).toThrow(
      expect.objectContaining({ problem: { key: 'refused.contract.sign' } }),
    );
  });

  it('meets everybody who has to change the password first, but for that', () => {
    const newcomer = actor('gestion', { mustChangePassword: true });
    const mustChange = expect.objectContaining({ problem: { key: 'refused.mustChangePassword' } });
    for (const check of [authorize, authorizeDepartment]) {
      expect(() => check(newcomer, 'contract.sign')).toThrow(mustChange);
      expect(() => check(newcomer, 'password.change')).not.toThrow();
    }
  });

  it('is the default: a role that is not in the table may do nothing', () => {
    const stranger = actor('constructor' as never);
    for (const action of Object.keys(permissions) as Action[]) expect(can(stranger, action).allowed).toBe(false);
  });
});

describe.each(['fr', 'en'] as const)('every text of a refusal exists (%s)', (lang) => {
  const { t } = createTranslator(lang, 'Europe/Paris');
  const isMissing = (key: string) => t(key, { count: 2 }) === key;

  it('for each action that some department is refused', () => {
    const refusable = (Object.keys(permissions) as Action[]).filter((action) =>
      ROLES.some((role) => !departmentMay(role, action)),
    );
    expect(refusable.filter((action) => isMissing(`refused.${action}`))).toEqual([]);
  });

  it('for each condition', () => {
    expect(Object.keys(conditions).filter((name) => isMissing(`refused.${name}`))).toEqual([]);
  });

  it('for each key that a service, a policy or the database layer uses', () => {
    const root = new URL('../../src/', import.meta.url).pathname;
    const files = ['services', 'policies', 'db'].flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8')),
    );
    const keys = files.flatMap((text) => text.match(/'(?:refused|field|rule|error)\.[\w.]+'/g) ?? []);
    expect(keys.length).toBeGreaterThan(50);
    expect([...new Set(keys)].map((key) => key.slice(1, -1)).filter(isMissing)).toEqual([]);
  });
});
