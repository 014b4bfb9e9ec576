import type { sshKeys as fr } from '../fr/sshKeys.ts';

export const sshKeys: Record<keyof typeof fr, string> = {
  'sshKeys.mine': 'My SSH keys',
  'sshKeys.of': 'SSH keys of {{name}}',
  'sshKeys.titleOf': 'SSH keys of the collaborator',
  'sshKeys.add': 'Add a key…',
  'sshKeys.addDetail': 'a line of a .pub file',
  'sshKeys.titleAdd': 'Add an SSH key ({{name}})',
  'sshKeys.key': 'Public key',
  'sshKeys.keyHint': 'paste the line of the .pub file',
  'sshKeys.password': 'Your password',
  'sshKeys.added': 'SSH key added: {{name}}.',
  'sshKeys.noComment': 'no comment',
  'sshKeys.detail': '{{type}} · {{date}} · {{fingerprint}}',
  'sshKeys.remove': 'Remove this key?',
  'sshKeys.removeBody': '{{comment}} ({{fingerprint}}): it will open no connection any more. Open sessions stay.',
  'sshKeys.removed': 'SSH key removed: {{name}}.',
  'sshKeys.private': 'This is a private key: give it to nobody. Paste the line of the .pub file.',
  'sshKeys.options': 'A key without options in front of it: begin with “ssh-ed25519” or another kind of key.',
  'sshKeys.kind':
    'Keys that are taken: ssh-ed25519, ecdsa-sha2-nistp…, ssh-rsa, sk-ssh-ed25519@openssh.com, sk-ecdsa-….',
  'sshKeys.damaged': 'The key is incomplete or damaged: paste the whole line of the .pub file.',
  'sshKeys.short': 'An RSA key must have {{bits}} bits or more. Better: ssh-keygen -t ed25519.',
};
