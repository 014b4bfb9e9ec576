import { fileURLToPath } from 'node:url';
import { API, SymbolFlags } from 'typescript/unstable/sync';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVICES = `${ROOT}src/services/`;

/**
 * Every exported function of the services that is given a session, in whatever place and under whatever name: the
 * compiler says what their parameters are.
 * @returns `file#name` of each, with the file below `src/services`
 */
export function findSessionFunctions(): string[] {
  const api = new API({ cwd: ROOT });
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${ROOT}tsconfig.json`] }).getProjects();
    if (!project) throw new Error('no project');
    const { program, checker } = project;
    const exportsOf = (path: string) => {
      const file = program.getSourceFile(path);
      const symbol = file && checker.getSymbolAtLocation(file);
      // What a file hands on of another is found where it is written.
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
