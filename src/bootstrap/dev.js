/** `npm run dev`: runs the application from source, without a build, with the arguments of `npm start`. */
import { runSource } from './steps/application.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  return runSource(process.argv.slice(2), 'npm run dev --');
});
