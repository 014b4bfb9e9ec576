/** Scopes that several models share. */
import { Op } from 'sequelize';

export const active = { where: { isActive: true } };

/** The rows of the clients of this commercial. */
export const ofCommercial = (collaboratorId: number) => ({ where: { commercialId: collaboratorId } });

export const ofClient = (clientId: number) => ({ where: { clientId } });

export const ofContract = (contractId: number) => ({ where: { contractId } });

/** S17: the events of this support contact. */
export const assignedTo = (collaboratorId: number) => ({ where: { supportId: collaboratorId } });

/** Events that have not ended yet. */
export const upcoming = (now: Date) => ({ where: { end: { [Op.gte]: now } } });
