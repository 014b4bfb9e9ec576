const TEXTS = {
  fr: {
    dependencies: 'Installation des bibliothèques (une minute, une seule fois)…',
    building: 'Préparation de l’application…',
    server: 'Installation du serveur de bases de données (mariadb-server-core)…',
    packageLists: 'Mise à jour de la liste des paquets…',
    download: 'Téléchargement du serveur de bases de données (9 Mo), pour vous seul…',
    unpacking: 'Installation du serveur de bases de données dans votre dossier…',
    noServer:
      'Il manque un serveur de bases de données : installez-le par « apt install mariadb-server-core mariadb-client-core » (Debian), « dnf install mariadb-server » (Fedora) ou « brew install mariadb » (macOS), ou indiquez un serveur existant par « npm start -- setup ».',
    noNode: 'Node.js 22 ou plus récent manque, et celui d’ici n’a pas pu être installé : relancez « npm ci ».',
    notBuilt: 'L’application n’est pas construite : lancez « npm run build ».',
    failed: 'L’étape « {what} » a échoué : la raison est au-dessus.',
  },
  en: {
    dependencies: 'Installing the libraries (a minute, once only)…',
    building: 'Building the application…',
    server: 'Installing the database server (mariadb-server-core)…',
    packageLists: 'Updating the package lists…',
    download: 'Downloading the database server (9 MB), for you alone…',
    unpacking: 'Installing the database server in your own folder…',
    noServer:
      'A database server is missing: install one with “apt install mariadb-server-core mariadb-client-core” (Debian), “dnf install mariadb-server” (Fedora) or “brew install mariadb” (macOS), or point to an existing server with “npm start -- setup”.',
    noNode: 'Node.js 22 or later is missing, and the one from here could not be installed: run “npm ci” again.',
    notBuilt: 'The application is not built: run “npm run build”.',
    failed: 'The step “{what}” failed: the reason is above.',
  },
};

/** @typedef {keyof typeof TEXTS.fr} Text */

/**
 * Returns a text in the language of the machine's locale; in French if there is none.
 * @param {Text} name
 * @param {string} [what]
 */
export function text(name, what = '') {
  const { EPICEVENT_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const lang = EPICEVENT_LANG || LC_ALL || LC_MESSAGES || LANG || '';
  return TEXTS[/^en([_.@-]|$)/i.test(lang) ? 'en' : 'fr'][name].replace('{what}', what);
}

/**
 * Prints a progress line on the error stream, so that the command's own output stays clean.
 * @param {Text} name
 * @param {string} [what]
 */
export function say(name, what) {
  process.stderr.write(`${text(name, what)}\n`);
}

/** Ends the command with one sentence for the user. */
export class Stop extends Error {
  /**
   * @param {Text} name
   * @param {string} [what]
   */
  constructor(name, what) {
    super(text(name, what));
  }
}

/**
 * Runs a command of this folder. A `Stop` prints its sentence; any other error is a bug and keeps its stack trace.
 * @param {() => Promise<number>} command returns the exit code
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    const isSentence = error instanceof Stop;
    process.stderr.write(`${isSentence ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
