export const seed = {
  'cli.admin.busy': 'Another administrator’s work is going on in this database: wait until it is done.',
  'cli.seed.largeAbout': 'a great many invented clients, contracts and events, to try the application at large',
  'cli.seed.rows': 'how many of each',
  'cli.seed.seed': 'another number gives other names and dates',
  'cli.seed.connected_one': '{{count}} other session is open on this database: close it first.',
  'cli.seed.connected_other': '{{count}} other sessions are open on this database: close them first.',
  'cli.seed.pending_one': '{{count}} step is missing in this database: run “{{program}} migrate” first.',
  'cli.seed.pending_other': '{{count}} steps are missing in this database: run “{{program}} migrate” first.',
  'cli.seed.large': 'This database is large already: begin with an empty one, or with the example company.',
  'cli.seed.real': 'This is the database of a real company: only an empty one, or the example company, can be filled.',
  'cli.seed.otherRows':
    'A seeding of {{rows}} rows was interrupted here: finish it with “{{program}} seed large --rows {{rows}}”.',
  'cli.seed.worked':
    'Somebody has worked in this database since its seeding was interrupted: it cannot be gone on with.',
  'cli.seed.stopped':
    'Interrupted: the same command goes on where it was; “{{program}} migrate” puts rules and rights back, with what is there already.',
  'cli.seed.step.client': 'Clients: {{rows}} of {{total}}',
  'cli.seed.step.contract': 'Contracts and payments: {{rows}} of {{total}}',
  'cli.seed.step.event': 'Events: {{rows}} of {{total}}',
  'cli.seed.step.lines': 'Index of the lists: table {{begun}} of {{total}}',
  'cli.seed.step.rules': 'Rules and rights…',
  'cli.seed.step.analyse': 'Statistics…',
  'cli.seed.largeDone_one': '{{rows}} clients, contracts and events are there ({{count}} second).',
  'cli.seed.largeDone_other': '{{rows}} clients, contracts and events are there ({{count}} seconds).',
};
