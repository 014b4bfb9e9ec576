/** `npm start`: installs and builds what is missing, then runs the application. */

import { runApplication } from './steps/application.js';
import { ensureBuild } from './steps/bundle.js';
import { ensureDatabaseServer } from './steps/databaseServer.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  ensureDatabaseServer();
  await ensureBuild();
  return runApplication(process.argv.slice(2), 'npm start --');
});
