import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectAs } from '../../src/db/withOwner.ts';
import { writeSettings } from '../../src/settings/settingsFile.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const input = 'epicevent-demo\n';
let server: TestServer;
let env: Environment;
let folder: string;

beforeAll(async () => {
  server = await startTestServer({ seeded: true, isCompany: true });
  ({ env } = userOf(server));
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const run = (
  argv: readonly string[],
  username = 'gestion.demo',
  more: { signal?: AbortSignal; isTerminal?: boolean } = {},
) => runCommand(['import', ...argv, '--username', username], { env, input, ...more });
const fileOf = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
};
async function countOf(table: 'client' | 'import'): Promise<number> {
  const admin = await connectAs({ ...server.admin, database: 'epicevent' });
  const name = table === 'client' ? 'client' : 'list_import';
  const [rows] = await admin.query(`SELECT COUNT(*) AS count FROM ${name}`).finally(() => admin.end());
  return Number((rows as { count: number }[])[0]?.count);
}

const HEAD = 'Contrat ID;Société;Interlocuteur;E-mail;Téléphone;Commercial;Coût;Statut;Couleur';
const GOOD = '9101;Marée SA;Lou Marée;lou@maree.example;01 11 11 11 11;Bill Boquet;1 200,00 €;signé;bleu';
const BAD = '9102;Sel SARL;Paul Sel;paul@sel.example;01 22 22 22 22;Le grand Bill;800;signé;vert';

describe('epicevent import', () => {
  test('--dry-run says what each record would become, and writes nothing', async () => {
    const before = await countOf('client');
    const path = fileOf('reprise.csv', [HEAD, GOOD, BAD]);
    const { code, out, err } = await run([path, '--dry-run']);
    expect(code).toBe(3);
    expect(out.split('\n')).toEqual([
      'reprise.csv : 2 à créer, 0 à modifier, 0 déjà là, 2 à préciser, 0 à refuser.',
      'reprise, ligne 2 : client Marée SA — à créer',
      'reprise, ligne 2 : Contrat 9101 (Marée SA) — à créer',
      'reprise, ligne 3 : client Sel SARL — à préciser · Commercial : Personne ne s’appelle Le grand Bill.',
      'reprise, ligne 3 : Contrat 9102 (Sel SARL) — à préciser · Attend son client.',
      'reprise : la colonne « Couleur » n’est pas lue (2 valeurs, la première : bleu).',
      'reprise.csv : essai, rien n’est écrit.',
      '',
    ]);
    expect(err).toBe('2 fiches ou parties de feuille ne seraient pas reprises.\n');
    expect([await countOf('client'), await countOf('import')]).toEqual([before, 0]);
    expect(existsSync(join(env.EPICEVENT_HOME ?? '', 'data/exports'))).toBe(false);
  });

  test('takes over what is clear, and leaves the rest in a file of this user alone, beside the exports', async () => {
    const path = join(folder, 'reprise.csv');
    const { code, out } = await run([path]);
    expect(code).toBe(3);
    expect(out).toContain('reprise.csv : repris sous le numéro 1 (2 fiches).');
    const kept = /dans (\/.*\.csv), avec la raison/.exec(out)?.[1] ?? '';
    expect(kept).toMatch(/exports\/gestion\.demo\/reprise - non repris\.csv$/);
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(readFileSync(kept, 'utf8')).toContain('Sel SARL');
    expect(readFileSync(kept, 'utf8')).not.toContain('Marée SA');
    // The rest of a rest has a name like it, that does not grow with each try.
    const again = await run([kept]);
    expect(again.out).toMatch(/exports\/gestion\.demo\/reprise - non repris-2\.csv, avec/);
  });

  test('--person names who is meant, and the same file again changes nothing: then the code is 0', async () => {
    const path = join(folder, 'reprise.csv');
    const named = ['--person', 'le grand BILL=bill.boquet'];
    const { code, out, err } = await run([path, ...named]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2 à créer, 0 à modifier, 2 déjà là, 0 à préciser');
    const again = await run([path, ...named]);
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toContain('reprise.csv : rien n’est à reprendre, rien n’est écrit.');
  });

  test('--commercial stands for the one that the file does not name; --left-out replaces no file', async () => {
    const path = fileOf('clients.csv', [
      'Société;Interlocuteur;E-mail;Téléphone',
      'Algues;Ann Algue;ann@algues.example;01 33 33 33 33',
      'Galets;Guy Galet;guy;01 44 44 44 44',
    ]);
    const left = join(folder, 'rest.csv');
    const { code, out } = await run([path, '--commercial', 'commercial.demo', '--left-out', left]);
    expect(code).toBe(3);
    expect(out).toContain(`Ce qui n’est pas repris est dans ${left}, avec la raison.`);
    expect(readFileSync(left, 'utf8').split('\r\n')).toEqual([
      '\ufeffSociété;Interlocuteur;E-mail;Téléphone;Pourquoi ce n’est pas repris',
      expect.stringMatching(/^Galets;Guy Galet;guy;01 44 44 44 44;.*E-mail/),
      '',
    ]);
    const again = await run([path, '--commercial', 'commercial.demo', '--left-out', left]);
    expect(again.code).toBe(2);
    expect(again.err).toContain('existe déjà');
    const nobody = await run([path, '--commercial', 'pas.la']);
    expect([nobody.code, nobody.err]).toEqual([2, 'Personne n’a l’identifiant pas.la.\n']);
  });

  test('--json prints one object a file, with keys, texts and values', async () => {
    const second = fileOf('second.csv', ['Société;E-mail;Téléphone', 'Écume;eva@ecume.example;01 55 55 55 55']);
    const { code, out } = await run([join(folder, 'reprise.csv'), second, '--json', '--dry-run']);
    expect(code).toBe(3);
    const [one, other] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(one).toMatchObject({ file: 'reprise.csv', isDryRun: true, import: null, counts: { same: 3, doubtful: 1 } });
    expect(one.items[0]).toMatchObject({ kind: 'client', verdict: 'same', match: { name: 'Marée SA' } });
    expect(one.unread[0]).toEqual({ sheet: 'reprise', label: 'Couleur', text: 'bleu', line: 2 });
    expect(other.items[0].values.find(({ field }: { field: string }) => field === 'commercial')).toMatchObject({
      isBlocking: true,
      doubt: { key: 'imports.plan.commercialMissing', text: 'Le fichier ne nomme pas de commercial.' },
    });
  });

  test('on a terminal only the first lines of each outcome are printed, and how many more there are', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `Long ${at};Ann;a${at}@long.example;01 66 66 66 ${at + 10}`);
    const path = fileOf('long.csv', ['Société;Interlocuteur;E-mail;Téléphone', ...rows, 'Rien de plus']);
    const argv = [path, '--dry-run', '--commercial', 'bill.boquet'];
    const { out } = await run(argv, 'gestion.demo', { isTerminal: true });
    expect(out.split('\n').filter((line) => line.includes('client Long'))).toHaveLength(20);
    expect(out).toContain('… et 10 autres lignes (à créer)\nToutes les lignes : dirigez la sortie');
    const all = await run(argv);
    expect(all.out.split('\n').filter((line) => line.includes('client Long'))).toHaveLength(30);
    expect(all.out).not.toContain('autres lignes');
  });

  test('what the person has said about headings on the screen holds here too', async () => {
    const path = fileOf('annuaire.csv', [
      'Société;Interlocuteur;E-mail;Téléphone;Parrain',
      'Lagune;Ann Lagune;ann@lagune.example;01 77 77 77 77;Bill Boquet',
    ]);
    const before = await run([path, '--dry-run']);
    expect(before.out).toContain('« Parrain » n’est pas lu');
    await writeSettings(userPaths(env), 'gestion.demo', { importHeadings: { parrain: 'commercial' } });
    const { code, out } = await run([path, '--dry-run']);
    expect([code, out]).toEqual([0, expect.stringContaining('client Lagune — à créer')]);
  });

  test('a file that cannot be read ends the command, and says which ones were not read', async () => {
    const { code, out, err } = await run([join(folder, 'none.xlsx'), join(folder, 'reprise.csv')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Pas lus : reprise.csv.');
    expect(err).toContain('n’existe pas');
  });

  test('a refusal by the database ends it too, with the record, and nothing of the file is taken over', async () => {
    const before = await countOf('client');
    const path = fileOf('others.csv', [HEAD, GOOD.replace('Marée SA', 'Vents').replace('9101', '9201'), BAD]);
    const { code, err } = await run([path, '--person', 'Le grand Bill=kate.hastroff'], 'gestion.demo');
    expect(code).toBe(1);
    expect(err).toMatch(/^Rien n’est repris : .* est refusé\./);
    expect(await countOf('client')).toBe(before);
  });

  test('Ctrl+C stops it, and nothing is taken over', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, at) => `Stop ${at};Ann ${at};ann${at}@stop.example;05 00 00 0${String(at).padStart(3, '0')};Bill Boquet`,
    );
    const path = fileOf('many.csv', ['Société;Interlocuteur;E-mail;Téléphone;Commercial', ...rows]);
    const before = [await countOf('client'), await countOf('import')];
    const stop = new AbortController();
    const running = run([path], 'gestion.demo', { signal: stop.signal });
    const admin = await connectAs({ ...server.admin, database: 'epicevent' });
    await expect
      .poll(
        async () => {
          // What the transaction holds is seen by who reads what is not committed.
          await admin.query('SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED');
          const [found] = await admin.query("SELECT COUNT(*) AS count FROM client WHERE company_name LIKE 'Stop %'");
          return Number((found as { count: number }[])[0]?.count);
        },
        { timeout: 20_000, interval: 5 },
      )
      .toBeGreaterThan(0);
    stop.abort(new Error('SIGINT'));
    await admin.end();
    expect(await running).toMatchObject({ code: 2, err: 'Interrompu : rien de many.csv n’est repris.\n' });
    expect([await countOf('client'), await countOf('import')]).toEqual(before);
  });

  test('support imports nothing, a commercial clients only', async () => {
    const path = join(folder, 'reprise.csv');
    expect((await run([path], 'kate.hastroff')).code).toBe(1);
    const { code, out } = await run([path, '--dry-run'], 'commercial.demo');
    expect(code).toBe(3);
    expect(out).toContain('Seule la gestion reprend des contrats, des paiements et des événements.');
  });
});

describe('imports of before', () => {
  test('--list prints them, --undo takes one back as a whole, once', async () => {
    const { out } = await run(['--list']);
    expect(out.trim().split('\n').at(-1)).toMatch(/^1 {2}.*reprise\.csv {2}clients : 1, contrats : 1, paiements : 0/);
    const [, second] = JSON.parse((await run(['--list', '--json'])).out);
    const undone = await run(['--undo', String(second.id)]);
    expect(undone).toMatchObject({ code: 0, out: `La reprise ${second.id} (reprise.csv) est annulée.\n` });
    expect((await run(['--undo', String(second.id)])).code).toBe(1);
    expect((await run(['--list'])).out).toContain('annulée');
    expect((await run(['--undo', '1'], 'kate.hastroff')).code).toBe(1);
    const none = await run(['--undo', '99']);
    expect([none.code, none.err]).toEqual([2, '« 99 » n’est pas un numéro de reprise : --list les affiche.\n']);
  });

  test.each([
    [[], 'epicevent import FICHIER'],
    [['--list', '--undo', '3'], '--list et --undo'],
    [['--undo', 'x'], '« x » n’est pas un numéro de reprise'],
    [['a.csv', '--list'], '--list et --undo'],
    [['a.csv', '--person', 'Bill'], '--person "NOM'],
    [['a.csv', 'b.csv', '--left-out', 'c.csv'], '--left-out'],
  ])('wrong arguments %j are refused before the sign-in', async (argv, said) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });
});
