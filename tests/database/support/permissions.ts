/**
 * The expected permissions in raw SQL, column by column. Everything else must be refused. `own`: clients, contracts and
 * events of the commercial's own clients; for support, the assigned events. `decided`: the column may be named, but the
 * database writes its own value.
 */
export type Role = 'commercial' | 'support' | 'gestion' | 'collaborator';
export type Reach = 'any' | 'own';
type Rights = Partial<Record<Role, Reach>>;

export interface ColumnRights {
  /** The roles that read it; nobody if missing. */
  readonly select?: 'everybody' | 'gestion';
  readonly update?: Rights;
  /** The roles that may name it in an INSERT, and whether the value is used. */
  readonly insert?: { readonly by: readonly Role[]; readonly value: 'kept' | 'decided' };
  /** A value that differs from the stored one. */
  readonly other: string | number;
  readonly isStamp?: boolean;
}

const everybody = { select: 'everybody' } as const;
const stamp = (...by: readonly Role[]) => ({ by, value: 'decided' }) as const;
const kept = (...by: readonly Role[]) => ({ by, value: 'kept' }) as const;
const KEY = '00000000-0000-4000-8000-000000000000';
const PAST = '2001-01-01 00:00:00';

const ownClient: Rights = { commercial: 'own' };
const terms: Rights = { commercial: 'own', gestion: 'any' };
const details: Rights = { commercial: 'own', support: 'own' };
/** Templates of tasks: gestion and support change any. */
const keepers: Rights = { support: 'any', gestion: 'any' };
const writers = ['commercial', 'gestion', 'support'] as const;
const ownNote: Rights = { commercial: 'own', gestion: 'own', support: 'own' };

const departments = ['commercial', 'support', 'gestion'] as const;
/** Tasks: gestion changes any, the others those that they gave; `own` ones are given by the role's person. */
const given: Rights = { commercial: 'own', support: 'own', gestion: 'any' };
const mine: Rights = { commercial: 'own', support: 'own', gestion: 'own' };

export const PERMISSIONS = {
  collaborator: {
    collaborator_id: { select: 'gestion', other: 900 },
    first_name: { select: 'gestion', update: { gestion: 'any' }, insert: kept('gestion'), other: 'Zoé' },
    last_name: { select: 'gestion', update: { gestion: 'any' }, insert: kept('gestion'), other: 'Zed' },
    username: { select: 'gestion', update: { gestion: 'any' }, insert: kept('gestion'), other: 'zoe.zed' },
    email: { select: 'gestion', update: { gestion: 'any' }, insert: kept('gestion'), other: 'zoe@epic.test' },
    role: { select: 'gestion', insert: kept('gestion'), other: 'collaborator' },
    is_active: { select: 'gestion', insert: stamp('gestion'), other: 0 },
    creation_date: { select: 'gestion', insert: stamp('gestion'), other: PAST },
    last_update: {
      select: 'gestion',
      update: { gestion: 'any' },
      insert: stamp('gestion'),
      other: PAST,
      isStamp: true,
    },
    version: { select: 'gestion', update: { gestion: 'any' }, insert: stamp('gestion'), other: 99, isStamp: true },
    request_key: { select: 'gestion', insert: kept('gestion'), other: KEY },
  },
  client: {
    client_id: { ...everybody, other: 900 },
    full_name: { ...everybody, update: ownClient, insert: kept('commercial'), other: 'Léa' },
    company_name: { ...everybody, update: ownClient, insert: kept('commercial'), other: 'Zed SA' },
    email: { ...everybody, update: ownClient, insert: kept('commercial'), other: 'z@z.fr' },
    phone: { ...everybody, update: ownClient, insert: kept('commercial'), other: '99' },
    creation_date: { ...everybody, update: ownClient, insert: kept('commercial'), other: '2001-01-01' },
    last_update: {
      ...everybody,
      update: { commercial: 'own', gestion: 'any' },
      insert: stamp('commercial'),
      other: PAST,
      isStamp: true,
    },
    commercial_name: { ...everybody, other: 'Zoé Zed' },
    last_contact: { ...everybody, other: 900 },
    collaborator_id: { ...everybody, update: { gestion: 'any' }, insert: stamp('commercial'), other: 2 },
    is_active: { ...everybody, update: ownClient, insert: stamp('commercial'), other: 0 },
    version: {
      ...everybody,
      update: { commercial: 'own', gestion: 'any' },
      insert: stamp('commercial'),
      other: 99,
      isStamp: true,
    },
    request_key: { ...everybody, insert: kept('commercial'), other: KEY },
  },
  contract: {
    contract_id: { ...everybody, other: 900 },
    /** Another client of Bill: a commercial moves a contract only between own clients. */
    client_id: { ...everybody, update: terms, insert: kept('gestion', 'commercial'), other: 13 },
    cost: { ...everybody, update: terms, insert: kept('gestion', 'commercial'), other: '250.75' },
    balance: { ...everybody, insert: stamp('gestion', 'commercial'), other: '1.00' },
    instalments: {
      ...everybody,
      update: terms,
      insert: kept('gestion', 'commercial'),
      other: '40.00 signature\n60.00 J-15',
    },
    statut: { ...everybody, update: terms, other: 'signed' },
    creation_date: { ...everybody, insert: stamp('gestion', 'commercial'), other: PAST },
    signed_at: { ...everybody, other: PAST },
    last_update: { ...everybody, update: terms, insert: stamp('gestion', 'commercial'), other: PAST, isStamp: true },
    is_active: { ...everybody, insert: stamp('gestion', 'commercial'), other: 0 },
    version: { ...everybody, update: terms, insert: stamp('gestion', 'commercial'), other: 99, isStamp: true },
    request_key: { ...everybody, insert: kept('gestion', 'commercial'), other: KEY },
  },
  payment: {
    payment_id: { ...everybody, other: 900 },
    contract_id: { ...everybody, insert: kept('gestion'), other: 112 },
    amount: { ...everybody, insert: kept('gestion'), other: '12.50' },
    paid_on: { ...everybody, insert: kept('gestion'), other: '2001-01-01' },
    method: { ...everybody, insert: kept('gestion'), other: 'cash' },
    note: { ...everybody, insert: kept('gestion'), other: 'deposit' },
    recorded_by: { ...everybody, insert: stamp('gestion'), other: 1 },
    creation_date: { ...everybody, insert: stamp('gestion'), other: PAST },
    request_key: { ...everybody, insert: kept('gestion'), other: KEY },
  },
  event: {
    event_id: { ...everybody, other: 900 },
    contract_id: { ...everybody, insert: kept('commercial'), other: 102 },
    support_contact: { ...everybody, update: { gestion: 'any' }, other: 4 },
    name: { ...everybody, update: details, insert: kept('commercial'), other: 'Gala' },
    event_start: { ...everybody, update: details, insert: kept('commercial'), other: '2089-12-30 08:00:00' },
    event_end: { ...everybody, update: details, insert: kept('commercial'), other: '2090-03-01 20:00:00' },
    location: { ...everybody, update: details, insert: kept('commercial'), other: 'Lyon' },
    attendees: { ...everybody, update: details, insert: kept('commercial'), other: 75 },
    notes: { ...everybody, update: details, insert: kept('commercial'), other: 'By the river.' },
    creation_date: { ...everybody, insert: stamp('commercial'), other: PAST },
    last_update: {
      ...everybody,
      update: { commercial: 'own', support: 'own', gestion: 'any' },
      insert: stamp('commercial'),
      other: PAST,
      isStamp: true,
    },
    is_active: { ...everybody, update: { commercial: 'own', gestion: 'any' }, insert: stamp('commercial'), other: 0 },
    version: {
      ...everybody,
      update: { commercial: 'own', support: 'own', gestion: 'any' },
      insert: stamp('commercial'),
      other: 99,
      isStamp: true,
    },
    request_key: { ...everybody, insert: kept('commercial'), other: KEY },
  },
  task: {
    task_id: { ...everybody, other: 900 },
    client_id: { ...everybody, insert: kept(...departments), other: 11 },
    contract_id: { ...everybody, insert: kept(...departments), other: 112 },
    event_id: { ...everybody, insert: kept(...departments), other: 52 },
    title: { ...everybody, update: given, insert: kept(...departments), other: 'Call back' },
    due_day: { ...everybody, update: given, insert: kept(...departments), other: '2027-03-04' },
    days_before: { ...everybody, update: given, insert: kept(...departments), other: 14 },
    event_day: { ...everybody, other: '2001-01-01' },
    due_on: { ...everybody, other: '2001-01-01' },
    assignee_id: { ...everybody, update: given, insert: kept(...departments), other: 6 },
    department: { ...everybody, update: given, insert: kept(...departments), other: 'gestion' },
    created_by: { ...everybody, insert: stamp(...departments), other: 2 },
    asked_action: { ...everybody, insert: kept(...departments), other: 'contract.issue' },
    template_id: { ...everybody, other: 1 },
    template_line: { ...everybody, other: 'A' },
    done_at: { ...everybody, update: mine, other: PAST, isStamp: true },
    done_by: { ...everybody, other: 2 },
    is_active: { ...everybody, update: given, insert: stamp(...departments), other: 0 },
    is_record_active: { ...everybody, other: 0 },
    is_open: { ...everybody, other: 0 },
    cancelled_by: { ...everybody, other: 2 },
    decline_reason: { ...everybody, other: 'No' },
    is_answer_seen: { ...everybody, other: 1 },
    is_answered: { ...everybody, other: 1 },
    creation_date: { ...everybody, insert: stamp(...departments), other: PAST },
    last_update: { ...everybody, update: given, insert: stamp(...departments), other: PAST, isStamp: true },
    version: { ...everybody, update: given, insert: stamp(...departments), other: 99, isStamp: true },
    request_key: { ...everybody, insert: kept(...departments), other: KEY },
  },
  task_template: {
    task_template_id: { ...everybody, other: 900 },
    name: { ...everybody, update: keepers, insert: kept('support', 'gestion'), other: 'Gala' },
    task_lines: { ...everybody, update: keepers, insert: kept('support', 'gestion'), other: 'J-3 gestion A' },
    is_active: { ...everybody, update: keepers, insert: stamp('support', 'gestion'), other: 0 },
    active_name: { ...everybody, other: 'B' },
    creation_date: { ...everybody, insert: stamp('support', 'gestion'), other: PAST },
    last_update: {
      ...everybody,
      update: keepers,
      insert: stamp('support', 'gestion'),
      other: PAST,
      isStamp: true,
    },
    version: { ...everybody, update: keepers, insert: stamp('support', 'gestion'), other: 99, isStamp: true },
    request_key: { ...everybody, insert: kept('support', 'gestion'), other: KEY },
  },
  note: {
    note_id: { ...everybody, other: 900 },
    client_id: { ...everybody, insert: kept(...writers), other: 10 },
    contract_id: { ...everybody, insert: kept(...writers), other: 102 },
    event_id: { ...everybody, insert: kept(...writers), other: 51 },
    owner_client: { ...everybody, other: 13 },
    kind: { ...everybody, insert: kept(...writers), other: 'meeting' },
    body: { ...everybody, insert: kept(...writers), other: 'Seen at the fair.' },
    author: { ...everybody, insert: stamp(...writers), other: 7 },
    creation_date: { ...everybody, insert: stamp(...writers), other: PAST },
    last_update: { ...everybody, update: ownNote, insert: stamp(...writers), other: PAST, isStamp: true },
    is_active: { ...everybody, update: ownNote, insert: stamp(...writers), other: 0 },
    version: { ...everybody, update: ownNote, insert: stamp(...writers), other: 99, isStamp: true },
    request_key: { ...everybody, insert: kept(...writers), other: KEY },
  },
} as const satisfies Record<string, Record<string, ColumnRights>>;

export type Table = keyof typeof PERMISSIONS;
export const TABLES = Object.keys(PERMISSIONS) as Table[];
export const columnsOf = (table: Table) => Object.entries(PERMISSIONS[table]) as [string, ColumnRights][];

/** Tables that no collaborator's account can access. */
export const HIDDEN_TABLES = [
  'credential',
  'history',
  'journal',
  'record_seal',
  'day_seal',
  'session',
  'ssh_key',
  'visit',
  'server_key',
  'zone_offset',
  'login_throttle',
  'stated_reason',
  'import_file',
  'import_record',
  'import_source',
  'migration',
  'schema_object',
] as const;

/** Tables that only triggers write and everybody reads: they repeat what the records contain. */
export const LISTING_TABLES = ['contract_listing', 'event_listing', 'client_word', 'event_word', 'instalment'] as const;

/** The roles that read each list view. */
export const VIEWS: Record<string, readonly Role[]> = {
  list_client: ['commercial', 'support', 'gestion', 'collaborator'],
  list_contract: ['commercial', 'support', 'gestion', 'collaborator'],
  unsigned_contract: ['commercial', 'support', 'gestion', 'collaborator'],
  late_contract: ['commercial', 'support', 'gestion', 'collaborator'],
  unpaid_contract: ['commercial', 'support', 'gestion', 'collaborator'],
  list_task: ['commercial', 'support', 'gestion', 'collaborator'],
  overdue_task: ['commercial', 'support', 'gestion', 'collaborator'],
  list_event: ['commercial', 'support', 'gestion', 'collaborator'],
  list_import: ['commercial', 'support', 'gestion', 'collaborator'],
  list_import_record: ['commercial', 'support', 'gestion', 'collaborator'],
  list_note: ['commercial', 'support', 'gestion', 'collaborator'],
  list_journal: ['commercial', 'support', 'gestion', 'collaborator'],
  list_session: ['commercial', 'support', 'gestion', 'collaborator'],
  list_ssh_key: ['commercial', 'support', 'gestion', 'collaborator'],
  list_my_sign_ins: ['commercial', 'support', 'gestion', 'collaborator'],
  list_history: ['commercial', 'support', 'gestion', 'collaborator'],
  colleague: ['commercial', 'support', 'gestion', 'collaborator'],
  active_colleague: ['commercial', 'support', 'gestion', 'collaborator'],
  commercial_own_client: ['commercial'],
  commercial_client_contract: ['commercial'],
  commercial_client_event: ['commercial'],
  user_assigned_event: ['support'],
  unassigned_event: ['gestion'],
  unready_event: ['commercial', 'support', 'gestion', 'collaborator'],
  list_collaborator: ['gestion'],
};

/** The roles for each change of statut; every other change is refused to everybody. */
export const STEPS: Record<string, Rights> = {
  'draft→to_sign': { gestion: 'any' },
  'draft→cancelled': { gestion: 'any' },
  'to_sign→signed': { commercial: 'own', gestion: 'any' },
  'to_sign→cancelled': { gestion: 'any' },
  'signed→closed': { gestion: 'any' },
  'signed→cancelled': { gestion: 'any' },
};
