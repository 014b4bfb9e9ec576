import type { Sequelize } from 'sequelize';
import { defineClient } from './Client.ts';
import { defineCollaborator } from './Collaborator.ts';
import { defineColleague } from './Colleague.ts';
import { defineContract } from './Contract.ts';
import { defineEvent } from './Event.ts';
import { defineListings } from './listings.ts';
import { defineNote } from './Note.ts';
import { definePayment } from './Payment.ts';
import { defineTask } from './Task.ts';
import { defineTaskTemplate } from './TaskTemplate.ts';

/** Defines the models of one session and their associations. Sessions share nothing. */
export function defineModels(sequelize: Sequelize) {
  const Collaborator = defineCollaborator(sequelize);
  const Colleague = defineColleague(sequelize);
  const Client = defineClient(sequelize);
  const Contract = defineContract(sequelize);
  const Payment = definePayment(sequelize);
  const Event = defineEvent(sequelize);
  const Task = defineTask(sequelize);
  const TaskTemplate = defineTaskTemplate(sequelize);
  const Note = defineNote(sequelize);
  // The foreign keys never cascade: a cascade would fire no trigger.
  Client.belongsTo(Colleague, { as: 'commercial', foreignKey: 'commercialId', constraints: false });
  Contract.belongsTo(Client, { as: 'client', foreignKey: 'clientId', constraints: false });
  Payment.belongsTo(Colleague, { as: 'recordedBy', foreignKey: 'recordedById', constraints: false });
  Event.belongsTo(Contract, { as: 'contract', foreignKey: 'contractId', constraints: false });
  Event.belongsTo(Colleague, { as: 'support', foreignKey: 'supportId', constraints: false });
  for (const as of ['assignee', 'createdBy', 'doneBy'] as const) {
    Task.belongsTo(Colleague, { as, foreignKey: `${as}Id`, constraints: false });
  }
  Note.belongsTo(Colleague, { as: 'author', foreignKey: 'authorId', constraints: false });
  const own = { Collaborator, Colleague, Client, Contract, Payment, Event, Note, Task, TaskTemplate } as const;
  const listings = defineListings(sequelize);
  Event.belongsTo(listings.EventListing, { as: 'listing', foreignKey: 'id', constraints: false });
  return { ...own, ...listings } as const;
}

export type Models = ReturnType<typeof defineModels>;
