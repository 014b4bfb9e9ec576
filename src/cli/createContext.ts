import { createTranslator, type Translator } from '../i18n/translator.ts';
import { type Config, chooseLang, type Lang, loadConfig } from '../settings/config.ts';
import { readConfigFile } from '../settings/configFile.ts';
import { userPaths } from '../settings/userPaths.ts';
import type { CliIo, CommandContext } from './CliIo.ts';
import { chooseLogLevel, createLog, type Logger, type LogLevel, routeConsole } from './log.ts';

/** What the options of every command ask for, where they are given. */
export interface Asked {
  readonly lang?: Lang | undefined;
  readonly logLevel?: LogLevel | undefined;
}

/**
 * The context of one run of the command line; config and log are opened when a command first asks for them.
 * @throws Usage (`cli.badLogLevel`)
 */
export function createContext(io: CliIo, asked: Asked, texts = textsFor(io, asked.lang)): CommandContext {
  const level = chooseLogLevel(io.env, asked.logLevel);
  let config: Config | undefined;
  let log: Logger | undefined;
  return {
    io,
    texts,
    config: () => {
      config ??= loadConfig(io.env, { lang: asked.lang });
      return config;
    },
    log: () => {
      if (log === undefined) {
        log = createLog(userPaths(io.env), level);
        routeConsole(log);
      }
      return log;
    },
    print: (line) => void io.stdout.write(`${line}\n`),
    remark: (line) => void io.stderr.write(`${line}\n`),
  };
}

/** The sentences of the command line, in the language that can be known before the config is read. */
export function textsFor(io: CliIo, asked: Lang | undefined): Translator {
  return createTranslator(langOf(io, asked), 'Europe/Paris', io.env.EPICEVENT_PROGRAM);
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
