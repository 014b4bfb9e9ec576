export const home = {
  'pane.home': 'Home',
  'home.waiting': 'what waits for you',
  'home.nothing': 'Nothing waits for you. 1, 2 and 3 show the lists.',
  'home.toAssign': 'Events without support',
  'home.toIssue': 'Drafts to issue',
  'home.toSign': 'Contracts of my clients to be signed',
  'home.toPay': 'Contracts not fully paid (to pay, amount)',
  'home.next': 'My next events',
  'home.coming': 'Events to come',
  'home.pageUp': 'page up, or to the heading before',
  'home.pageDown': 'page down, or to the next heading',
};
