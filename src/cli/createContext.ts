import { createTranslator } from '../i18n/translator.ts';
import { type Config, chooseLang, type Lang, loadConfig } from '../settings/config.ts';
import { readConfigFile } from '../settings/configFile.ts';
import { userPaths } from '../settings/userPaths.ts';
import type { CliIo, CommandContext } from './CliIo.ts';
import { createLog, type Logger, routeConsole } from './log.ts';

/**
 * The context of one run of the command line; config and log are opened when a command first asks for them.
 * @param asked the language named on the command line
 */
export function createContext(io: CliIo, asked: Lang | undefined): CommandContext {
  let config: Config | undefined;
  let log: Logger | undefined;
  return {
    io,
    texts: createTranslator(langOf(io, asked), 'Europe/Paris', io.env.EPICEVENT_PROGRAM),
    config: () => {
      config ??= loadConfig(io.env, { lang: asked });
      return config;
    },
    log: () => {
      if (log === undefined) {
        log = createLog(userPaths(io.env));
        routeConsole(log);
      }
      return log;
    },
    print: (line) => void io.stdout.write(`${line}\n`),
    remark: (line) => void io.stderr.write(`${line}\n`),
  };
}

/** A broken config file is told by whoever needs the config, in the language that can be known without it. */
function langOf(io: CliIo, asked: Lang | undefined): Lang {
  if (asked !== undefined) return asked;
  let inFile: Lang | undefined;
  try {
    inFile = readConfigFile(userPaths(io.env)).lang;
  } catch {
    inFile = undefined;
  }
  try {
    return chooseLang(io.env, undefined, inFile);
  } catch {
    return 'fr'; // EPICEVENT_LANG names none; told when the config is loaded
  }
}
