/** What the bundle leaves out of the database's libraries: what this application never comes to. */
import { readFileSync } from 'node:fs';

/** Sequelize's other databases. Each of their files is asked for as a whole, or for its types. */
const OTHER_DIALECT =
  /[\\/]sequelize[\\/]lib[\\/]dialects[\\/](db2|mariadb|mssql|oracle|postgres|snowflake|sqlite)[\\/]/;
/** What they alone need, and shapes on a map. */
const FOR_OTHERS = /[\\/](pg-connection-string|wkx)[\\/]/;

/**
 * Sequelize loads all that any of its databases may need, each time.
 * @type {import('esbuild').Plugin}
 */
const withoutOtherDatabases = {
  name: 'without-other-databases',
  setup(build) {
    build.onLoad({ filter: OTHER_DIALECT }, () => ({ contents: 'module.exports = () => ({});' }));
    build.onLoad({ filter: FOR_OTHERS }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * The history of every time zone: here all instants travel in UTC, which is asked for as an offset, not by name.
 * @type {import('esbuild').Plugin}
 */
const withoutZones = {
  name: 'without-zones',
  setup(build) {
    build.onLoad({ filter: /[\\/]moment-timezone[\\/]index\.js$/ }, () => ({
      contents: "module.exports = Object.assign(require('moment'), { tz: { zone: () => null } });",
    }));
  },
};

/**
 * Checks of a hundred kinds of text. Those of the columns' types stay; a model that names another is refused as soon as
 * it is used.
 * @type {import('esbuild').Plugin}
 */
const withoutValidators = {
  name: 'without-validators',
  setup(build) {
    build.onLoad({ filter: /[\\/]validator[\\/]index\.js$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8');
      const kept = ['isBoolean', 'isEmpty', 'isFloat', 'isIn', 'isInt', 'isLength', 'isUUID'];
      for (const name of kept)
        if (!whole.includes(`lib/${name}"`)) throw new Error(`validator has no ${name} any more.`);
      return { contents: kept.map((name) => `exports.${name} = require('./lib/${name}').default;`).join('\n') };
    });
  },
};

export const databaseLibraries = [withoutOtherDatabases, withoutZones, withoutValidators];
