import type { login as fr } from '../fr/login.ts';

export const login: Record<keyof typeof fr, string> = {
  'login.title': 'Sign in',
  'login.username': 'User name',
  'login.password': 'Password',
  'login.slow': 'signing in… The server is slow to answer. Esc: quit.',
  'login.connecting': 'signing in…',
  'login.demo': 'Demo accounts, password “{{password}}”:',
  'login.keys': 'Tab: next field · Enter: sign in · Ctrl+C: quit',
  'login.missing': 'Required.',
  'login.change': 'Change my password',
  'login.mustChange': 'Choose a new password to begin',
  'login.current': 'Current password',
  'login.next': 'New password',
  'login.nextHint': 'at least 12 characters',
  'login.again': 'Confirm password',
  'login.healed':
    'The password of your account on the database server had been changed or had expired: it has been restored.',
  'lock.title': 'locked: {{name}}',
  'lock.reason': 'Type your password: everything is as you left it.',
  'lock.wrong': 'Wrong password.',
  'lock.keys': 'Enter: unlock · Ctrl+C: sign out',
  'login.signedOut': 'You have signed out.',
};
