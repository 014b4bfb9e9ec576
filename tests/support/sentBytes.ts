import type { OpenedApp } from './driver.ts';

/** Returns the bytes that the program sends to this terminal from now on. */
export function listenTo({ terminal }: OpenedApp): { readonly text: () => string } {
  let sent = '';
  const write = terminal.stdout.write.bind(terminal.stdout);
  terminal.stdout.write = ((...written: Parameters<typeof write>) => {
    sent += String(written[0]);
    return write(...written);
  }) as typeof write;
  return { text: () => sent };
}

/** Returns the texts that a program copies to the terminal's clipboard (OSC 52). */
export function copiedIn(sent: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches the bytes sent to a terminal
  return [...sent.matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString('utf8'),
  );
}
