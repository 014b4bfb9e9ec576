import { createConnection } from 'mysql2/promise';
import { it } from 'vitest';
import { expectDocsPart } from '../support/docs.ts';
import { erDiagram } from '../support/erDiagram.ts';
import { startTestServer } from '../support/servers.ts';

it('the diagram of docs/database.md shows the real tables and columns', async () => {
  const server = await startTestServer();
  const connection = await createConnection({ ...server.admin, database: 'epicevent' });
  try {
    expectDocsPart('docs/database.md', 'diagram', await erDiagram(connection));
  } finally {
    await connection.end();
    await server.stop();
  }
});
