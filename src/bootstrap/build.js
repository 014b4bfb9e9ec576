/** `npm run build`: builds `dist/`, even if it is up to date. */
import { bundle } from './steps/bundle.js';
import { ensureDependencies } from './steps/dependencies.js';
import { runCommand } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  await bundle();
  return 0;
});
