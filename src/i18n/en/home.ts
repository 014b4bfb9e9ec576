export const home = {
  'pane.home': 'Home',
  'home.waiting': 'needs your attention',
  'home.nothing': 'Nothing needs your attention. 1, 2 and 3 show the lists.',
  'home.toAssign': 'Unassigned events',
  'home.toIssue': 'Drafts to issue',
  'home.toSign': 'Contracts to get signed',
  'home.drafted': 'Waiting for management',
  'home.toPay': 'Contracts with a balance due (balance, amount)',
  'home.next': 'My next events',
  'home.coming': 'Upcoming events',
  'home.pageUp': 'page up, or previous heading',
  'home.pageDown': 'page down, or next heading',
};
