/** Twenty sessions write to a cluster of three while a node dies, comes back, hangs, or is cut off from the others. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';
import { install } from '../../src/db/install.ts';
import { migrationsFolder } from '../../src/db/migrationsFolder.ts';
import { catchUp } from '../../src/db/nodes.ts';
import { OutcomeUnknown, UserError } from '../../src/domain/errors.ts';
import { changePassword } from '../../src/services/changePassword.ts';
import { createCollaborator } from '../../src/services/collaborators.ts';
import { recordPayment } from '../../src/services/payments.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import type { Config } from '../../src/settings/config.ts';
import { USUAL_LIMITS, writeConfigFile } from '../../src/settings/configFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { newSigned } from '../factories/contracts.ts';
import { typedCollaborator, typedPayment } from '../factories/inputs.ts';
import { DEMO_PASSWORD } from '../factories/people.ts';
import { type Cluster, startCluster } from '../support/cluster/cluster.ts';
import { hasNetworks } from '../support/cluster/clusterNetwork.ts';
import type { ClusterNode } from '../support/cluster/clusterNode.ts';
import { hasGalera } from '../support/cluster/galeraArguments.ts';
import { until } from '../support/databaseStates.ts';
import { reportFault } from '../support/faultReporter.ts';
import { outcomeOf } from '../support/outcomeOf.ts';
import { runCommand } from '../support/runCommand.ts';

const WRITERS = 20;
/** Payments that are recorded before each fault, and after it. */
const BETWEEN = 60;
/** Whoever waits longer than this for one answer is stuck, in milliseconds. */
const STUCK_MS = 10_000;
const OWN_PASSWORD = 'une phrase bien à moi';

const isMariadb = inject('serverOrigin').includes('mariadbd');
const canRun = hasNetworks && (hasGalera || !isMariadb);

describe.runIf(canRun)('a cluster of three', () => {
  let cluster: Cluster;
  let config: Config;
  const usernames: string[] = [];

  const enter = (username: string, password: string) =>
    signIn({ config, now: () => new Date(), log: pino({ level: 'silent' }) }, username, password);

  beforeAll(async () => {
    const program = identifyServer(inject('serverOrigin'));
    if (program === null) throw new Error('The database server was not found.');
    const templates = inject('templates');
    cluster = await startCluster(program, join(templates, 'seeded'), true);
    const secrets = JSON.parse(readFileSync(join(templates, 'secrets.json'), 'utf8'));
    const home = { config: '/nowhere', data: '/nowhere', state: '/nowhere' };
    config = Object.freeze({
      home,
      database: { hosts: cluster.nodes.map(({ host, port }) => ({ host, port })), tls: false },
      isPrivate: true,
      schema: 'epicevent',
      serverKey: Buffer.from(secrets.serverKey, 'hex'),
      loginSecret: secrets.loginSecret,
      zone: 'Europe/Paris',
      lang: 'fr',
      isDemo: true,
      isRemote: false,
      person: null,
      isKeyEnough: false,
      origin: 'here',
      session: USUAL_LIMITS,
    });
    const gestion = await enter('gestion.demo', DEMO_PASSWORD);
    for (let count = 0; count < WRITERS; count += 1) {
      const typed = typedCollaborator({ role: 'gestion' });
      await createCollaborator(gestion, typed, randomUUID());
      const person = await enter(typed.username, typed.password);
      await changePassword(person, { current: typed.password, next: OWN_PASSWORD, again: OWN_PASSWORD });
      await person.close();
      usernames.push(typed.username);
    }
    await gestion.close();
  }, 240_000);
  afterAll(() => cluster?.stop());

  /** What the writers were told, by the key of the payment. */
  interface Told {
    readonly saved: Set<string>;
    readonly notSaved: Set<string>;
    /** The longest wait for one answer, in milliseconds. */
    longest: number;
    stuck: number;
  }

  /** Records payments until `isOver`. What was not saved is typed again, as another payment. */
  async function write(session: Session, contractId: number, told: Told, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const key = randomUUID();
      const begun = performance.now();
      const answered = () => {
        const waited = performance.now() - begun;
        told.longest = Math.max(told.longest, Math.round(waited));
        if (waited > STUCK_MS) told.stuck += 1;
      };
      try {
        await recordPayment(session, contractId, typedPayment({ amount: '0.01' }), key);
        told.saved.add(key);
        answered();
      } catch (error) {
        answered();
        if (!(error instanceof UserError)) throw error;
        const isSaved = error instanceof OutcomeUnknown && (await outcomeOf(error));
        (isSaved ? told.saved : told.notSaved).add(key);
      }
    }
  }

  const STRIKE_BY_NAME: Readonly<Record<string, (goOn: () => Promise<void>) => Promise<void>>> = {
    'the node that takes writes is killed, and comes back': async (goOn) => {
      const place = await cluster.writer();
      await cluster.nodes[place]?.signal('SIGKILL');
      await goOn();
      await cluster.comeBack(place);
    },
    'another node is killed, and comes back': async (goOn) => {
      const place = ((await cluster.writer()) + 1) % 3;
      await cluster.nodes[place]?.signal('SIGKILL');
      await goOn();
      await cluster.comeBack(place);
    },
    'the node that takes writes is cut off from the others': async (goOn) => {
      const place = await cluster.writer();
      cluster.part(place);
      await goOn();
      cluster.heal(place);
    },
    'the node that takes writes hangs, and goes on': async (goOn) => {
      const place = await cluster.writer();
      await cluster.nodes[place]?.signal('SIGSTOP');
      await goOn();
      await cluster.nodes[place]?.signal('SIGCONT');
    },
  };

  async function root(): Promise<Connection> {
    const node = cluster.nodes[await cluster.writer()];
    const connection = await createConnection({
      socketPath: node?.socketPath ?? '',
      user: 'root',
      database: 'epicevent',
    });
    // The sessions may have written at another node.
    await catchUp(connection);
    return connection;
  }

  it('doctor names a node that is away, and is content when it is back', { timeout: 120_000 }, async () => {
    const { database, serverKey, loginSecret } = config;
    const env = { EPICEVENT_HOME: join(cluster.nodes[0]?.folder ?? '', 'user'), EPICEVENT_LANG: 'en' };
    writeConfigFile(userPaths(env), { database, serverKey: serverKey.toString('hex'), loginSecret });
    const away = ((await cluster.writer()) + 1) % 3;
    const { socketPath } = cluster.nodes[await cluster.writer()] as ClusterNode;
    const doctor = async () => {
      const admin = await createConnection({ socketPath, user: 'root' });
      await admin.query("CREATE USER IF NOT EXISTS chief@localhost IDENTIFIED BY 'chief'");
      await admin.query('GRANT ALL PRIVILEGES ON *.* TO chief@localhost WITH GRANT OPTION');
      await admin.end();
      const url = `mysql://chief:chief@localhost/?socketPath=${encodeURIComponent(socketPath)}`;
      return (await runCommand(['doctor', '--admin-url', url], { env })).out;
    };
    expect(await doctor()).toMatch(/OK +cluster: .*3 nodes/);
    await cluster.nodes[away]?.signal('SIGKILL');
    const { host, port } = cluster.nodes[away] as ClusterNode;
    expect(await doctor()).toContain(`problem   cluster: ${host}:${port}\n`);
    await cluster.comeBack(away);
    await until(cluster.isWhole, 'all nodes take part again');
    expect(await doctor()).not.toContain('problem   cluster');
  });

  it('two administrators who set up at different nodes take turns', { timeout: 120_000 }, async () => {
    const { schema, serverKey, loginSecret } = config;
    const places = isMariadb ? [0, 1] : [await cluster.writer(), await cluster.writer()];
    const runs = places.map((place) =>
      install({
        admin: { socketPath: cluster.nodes[place]?.socketPath ?? '', user: 'root' },
        schema,
        serverKey,
        loginSecret,
        migrations: migrationsFolder(),
        // The schema’s rules are made anew by both.
        afterwards: async ({ connection }) => void (await connection.query('DELETE FROM schema_object')),
      }),
    );
    expect((await Promise.allSettled(runs)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const admin = await root();
    await install({
      admin: { socketPath: admin.config.socketPath ?? '', user: 'root' },
      schema,
      serverKey,
      loginSecret,
      migrations: migrationsFolder(),
    });
    await admin.end();
    const person = await enter(usernames[0] ?? '', OWN_PASSWORD);
    await person.close();
  });

  it.for(Object.keys(STRIKE_BY_NAME))('while people write, %s', { timeout: 240_000 }, async (name, context) => {
    const strike = STRIKE_BY_NAME[name] as (goOn: () => Promise<void>) => Promise<void>;
    const bill = await enter('bill.boquet', DEMO_PASSWORD);
    const writers = await Promise.all(usernames.map((username) => enter(username, OWN_PASSWORD)));
    const [first] = writers as [Session, ...Session[]];
    const contracts = await Promise.all([0, 1, 2, 3].map(() => newSigned(bill, first)));
    const told: Told = { saved: new Set(), notSaved: new Set(), longest: 0, stuck: 0 };
    let isOver = false;
    const work = Promise.all(
      writers.map((session, place) => write(session, contracts[place % 4]?.id ?? 0, told, () => isOver)),
    );
    work.catch(() => undefined);
    const goOn = async () => {
      const before = told.saved.size;
      await until(async () => told.saved.size >= before + BETWEEN, 'people write again');
    };
    try {
      await goOn();
      await strike(goOn);
      await goOn();
      await until(cluster.isWhole, 'all nodes take part again');
      await goOn();
    } finally {
      isOver = true;
      await work;
      await Promise.all([bill, ...writers].map((session) => session.close()));
    }
    const admin = await root();
    const ids = contracts.map(({ id }) => id);
    const [rows] = await admin.query<RowDataPacket[]>('SELECT request_key FROM payment WHERE contract_id IN (?)', [
      ids,
    ]);
    const stored = new Set(rows.map(({ request_key: key }) => String(key)));
    const [wrong] = await admin.query<RowDataPacket[]>(
      `SELECT contract_id FROM contract c WHERE contract_id IN (?) AND (
        balance <> cost - (SELECT SUM(amount) FROM payment p WHERE p.contract_id = c.contract_id)
        OR (SELECT COUNT(*) FROM payment p WHERE p.contract_id = c.contract_id) <>
          (SELECT COUNT(*) FROM history WHERE table_name = 'payment' AND action = 'create' AND record_id IN
            (SELECT payment_id FROM payment p WHERE p.contract_id = c.contract_id)))`,
      [ids],
    );
    await admin.end();
    const isSame = async () => {
      const counts = cluster.nodes.map((node) => node.ask('SELECT COUNT(*) FROM epicevent.payment'));
      return new Set(await Promise.all(counts)).size === 1;
    };
    await until(isSame, 'all nodes have the same payments');
    const lost = [...told.saved].filter((key) => !stored.has(key)).length;
    // Whoever is told that nothing was saved types it again.
    const doubled = [...told.notSaved].filter((key) => stored.has(key)).length;
    const { stuck, longest } = told;
    reportFault(context, { acknowledged: told.saved.size, lost, doubled, stuck, longest });
    expect({ lost, doubled, stuck, wrong, stored: stored.size }).toEqual({
      lost: 0,
      doubled: 0,
      stuck: 0,
      wrong: [],
      stored: told.saved.size,
    });
  });
});
