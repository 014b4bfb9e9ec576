import { createConnection } from 'mysql2/promise';
import { it } from 'vitest';
import { erDiagram } from '../support/erDiagram.ts';
import { expectReadmePart } from '../support/readme.ts';
import { startTestServer } from '../support/servers.ts';

it('the diagram of the README shows the tables and columns that there are', async () => {
  const server = await startTestServer();
  const connection = await createConnection({ ...server.admin, database: 'epicevent' });
  try {
    expectReadmePart('diagram', await erDiagram(connection));
  } finally {
    await connection.end();
    await server.stop();
  }
});
