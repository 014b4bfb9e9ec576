import type { Migration, MigrationContext } from '../../src/db/migrator.ts';

type RoleName = 'collaborator' | 'commercial' | 'support' | 'gestion';

/** One right of one role: `right` may name columns, `on` is a table, a view, or `PROCEDURE name`, `FUNCTION name`. */
export interface Grant {
  readonly right: string;
  readonly on: string;
  readonly to: RoleName;
}

/** The two directions of a set of rights. Granting twice is granting once, so they can be run again. */
export function grants(list: readonly Grant[]): Pick<Migration, 'up' | 'down'> {
  const target = ({ schema }: MigrationContext, on: string) => {
    const [, kind = '', name = on] = /^(?:(PROCEDURE|FUNCTION) )?(\w+)$/.exec(on) ?? [];
    return `${kind} \`${schema}\`.${name}`;
  };
  return {
    async up(context) {
      for (const { right, on, to } of list) await context.run(`GRANT ${right} ON ${target(context, on)} TO '${to}'`);
    },
    async down(context) {
      for (const { right, on, to } of [...list].reverse()) {
        await context.run(`REVOKE ${right} ON ${target(context, on)} FROM '${to}'`);
      }
    },
  };
}
