import { writeSettings } from '../../src/settings/settingsFile.ts';

/**
 * A second process of the same user: writes twenty settings into the folder of the first argument, named after the
 * second.
 */
const [config = '', name = ''] = process.argv.slice(2);
const home = { config, data: config, state: config };
await Promise.all(
  Array.from({ length: 20 }, (_, at) =>
    writeSettings(home, 'bill.boquet', { panes: { [`${name}${at}`]: { sort: null } } }),
  ),
);
