import { createTranslator, type Translator } from '../i18n/translator.ts';
import { type Config, chooseLang, type Lang, loadConfig } from '../settings/config.ts';
import { readConfigFile } from '../settings/configFile.ts';
import { userPaths } from '../settings/userPaths.ts';
import type { CliIo, CommandContext } from './CliIo.ts';
import { chooseLogLevel, createLog, type Logger, type LogLevel, routeConsole } from './log.ts';

/** The options that every command has. */
export interface Asked {
  readonly lang?: Lang | undefined;
  readonly logLevel?: LogLevel | undefined;
}

/**
 * Creates the context of one run. The config and the log are opened on first use.
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
    printError: (line) => void io.stderr.write(`${line}\n`),
  };
}

/** Returns the texts in the language that is known before the config file is read. */
export function textsFor(io: CliIo, asked: Lang | undefined): Translator {
  return createTranslator(langOf(io, asked), 'Europe/Paris', io.env.EPICEVENT_PROGRAM);
}

/** Returns the language. A broken config file is not reported here but when the config is loaded. */
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
    return 'fr'; // EPICEVENT_LANG is invalid. Loading the config reports it.
  }
}
