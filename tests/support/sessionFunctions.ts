import { fileURLToPath } from 'node:url';
import { API, SymbolFlags } from 'typescript/unstable/sync';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVICES = `${ROOT}src/services/`;

/**
 * Returns every exported function of the services with a session parameter, at any position and with any name. The
 * compiler provides the parameter types.
 * @returns `file#name` of each, with the file below `src/services`
 */
export function findSessionFunctions(): string[] {
  const api = new API({ cwd: ROOT });
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] }).getProjects();
    if (!project) throw new Error('The TypeScript project could not be opened.');
    const { program, checker } = project;
    const exportsOf = (path: string) => {
      const file = program.getSourceFile(path);
      const symbol = file && checker.getSymbolAtLocation(file);
      // A re-exported function is found in the file that defines it.
      return symbol ? [...symbol.getExports().values()] : [];
    };
    const session = exportsOf(`${SERVICES}session.ts`).find(({ name }) => name === 'Session');
    if (!session) throw new Error('src/services/session.ts has no Session');
    const sessionType = checker.getDeclaredTypeOfSymbol(session);
    const takesSession = (symbol: typeof session): boolean => {
      const type = checker.getTypeOfSymbol(symbol);
      return checker
        .getSignaturesOfType(type as NonNullable<typeof type>, 0)
        .flatMap((signature) => signature.parameters.map((_, place) => checker.getParameterType(signature, place)))
        .some((parameter) => parameter && checker.isTypeAssignableTo(parameter, sessionType));
    };
    return program
      .getSourceFileNames()
      .filter((path) => path.startsWith(SERVICES))
      .flatMap((path) =>
        exportsOf(path)
          .filter((symbol) => symbol.flags & (SymbolFlags.Function | SymbolFlags.Variable) && takesSession(symbol))
          .map(({ name }) => `${path.slice(SERVICES.length)}#${name}`),
      );
  } finally {
    api.close();
  }
}
