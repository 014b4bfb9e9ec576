import type { Connection } from 'mysql2';
import { Sequelize } from 'sequelize';
import type { Owner } from '../src/db/withOwner.ts';

/** Sequelize on the owner's connection. The owner needs no guard against queries outside a transaction. */
export function ownerSequelize({ options }: Owner): Sequelize {
  const { user, password, database, host, port, socketPath, ssl } = options;
  const sequelize = new Sequelize(database, user, password, {
    dialect: 'mysql',
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    dialectOptions: {
      charset: 'utf8mb4_unicode_520_ci',
      ...(socketPath === undefined ? {} : { socketPath }),
      ...(ssl === undefined ? {} : { ssl }),
    },
    timezone: '+00:00',
    logging: false,
    pool: { max: 1 },
    define: { timestamps: false, freezeTableName: true },
  });
  // Whoever holds a table or a row makes nobody wait for ever.
  sequelize.addHook('afterConnect', async (opened: unknown) => {
    const connection = (opened as Connection).promise();
    await connection.query('SET SESSION lock_wait_timeout = 10, innodb_lock_wait_timeout = 10');
  });
  return sequelize;
}
