import { describe, expect, it } from 'vitest';
import { readRemoteCommand, wordsOf } from '../../src/cli/remoteCommand.ts';
import { Usage } from '../../src/domain/errors.ts';

describe('the words of a command over SSH', () => {
  it.each<[string, string[]]>([
    ['list contracts --filter late', ['list', 'contracts', '--filter', 'late']],
    ['  list   clients ', ['list', 'clients']],
    [`list contracts --text 'reste>5000 signé:<90j'`, ['list', 'contracts', '--text', 'reste>5000 signé:<90j']],
    [`list contracts --text "l’été; $HOME"`, ['list', 'contracts', '--text', 'l’été; $HOME']],
    [`a'b c'"d e"f`, ['ab cd ef']],
    [`--text ''`, ['--text', '']],
    ['~ * ? reste>5000', ['~', '*', '?', 'reste>5000']],
    ['', []],
  ])('of %j are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it.each([
    "list 'clients",
    'list "clients',
    'list clients; sh',
    'list clients | sh',
    'list clients & sh',
    'list $(sh)',
    'list `sh`',
    'list clients\nsh',
    'list \u001b[2J',
    'list \u0000',
    'list a\\ b',
    `list ${'x'.repeat(5000)}`,
  ])('are not read of %j', (text) => expect(() => wordsOf(text)).toThrow(Usage));
});

describe('a command over SSH', () => {
  it.each([
    'list contracts --filter late --xlsx',
    'epicevent list events --ics --tasks',
    'sheet 109 --html',
    'report --by month --from 2026-01',
    'calendar --tasks',
    'list --help',
    'list clients --text=-x',
  ])('may be %j', (text) => {
    expect(readRemoteCommand(text, true)[0]).toMatch(/^(?:list|sheet|report|calendar)$/);
  });

  it.each([
    '',
    'setup',
    'backup /tmp/x',
    'account bill.boquet',
    'seed demo',
    'ssh gestion.demo',
    'authorized-keys --settings',
    'epicevent epicevent list clients',
    'constructor',
    '__proto__',
    'LIST clients',
    'list clients --output /tmp/x',
    'list clients --output=/tmp/x',
    'list clients -o /tmp/x',
    'list clients -o/tmp/x',
    'list clients -- --output /tmp/x',
    'list clients --log-level trace',
    'list clients --out /tmp/x',
    'sheet 109 --output x',
    'report --output x',
    'calendar --output x',
    'list clients --username gestion.demo',
  ])('is never %j', (text) => expect(() => readRemoteCommand(text, true)).toThrow(Usage));

  it('names the person only where the SSH server knows nobody', () => {
    expect(readRemoteCommand('list clients --username bill.boquet', false)).toContain('--username');
  });
});
