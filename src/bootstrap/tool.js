/** `npm run format`, `lint` and `types`: runs one tool on the project, with the remaining arguments. */
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';
import { runTool } from './steps/tools.js';

const [name = '', ...args] = process.argv.slice(2);

await runCommand(async () => {
  await ensureDependencies();
  return runTool(name, args);
});
