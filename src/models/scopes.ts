/** Filters that several models have alike, each rule once. */
import { Op } from 'sequelize';

export const active = { where: { isActive: true } };

/** What is, or belongs to, a client of this commercial. */
export const ofCommercial = (collaboratorId: number) => ({ where: { commercialId: collaboratorId } });

export const ofClient = (clientId: number) => ({ where: { clientId } });

export const ofContract = (contractId: number) => ({ where: { contractId } });

/** S17: the events in this support's charge. */
export const assignedTo = (collaboratorId: number) => ({ where: { supportId: collaboratorId } });

/** To come: what has not ended yet. */
export const upcoming = (now: Date) => ({ where: { end: { [Op.gte]: now } } });
