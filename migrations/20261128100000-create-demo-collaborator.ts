import type { Step } from './support/step.ts';

/**
 * Who is a person of the example company: their password is public. The seeders write it and nobody else may. People
 * who were seeded before are known by their addresses, in a domain that nobody can own.
 */
export const up: Step = async ({ run }) => {
  await run(`
    CREATE TABLE demo_collaborator (
      collaborator_id INT PRIMARY KEY,
      CONSTRAINT demo_collaborator_person FOREIGN KEY (collaborator_id) REFERENCES collaborator (collaborator_id)
    ) ENGINE = InnoDB
  `);
  await run(`
    INSERT INTO demo_collaborator (collaborator_id)
    SELECT collaborator_id FROM collaborator WHERE email = CONCAT(username, '@epicevents.example')
  `);
};

export const down: Step = ({ run }) => run('DROP TABLE demo_collaborator');
