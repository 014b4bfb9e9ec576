import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, in files for a server. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority {
  readonly folder: string;
  /** The authority's own certificate, as PEM text. */
  readonly pem: string;
  /**
   * @param names the alternative names, such as `DNS:localhost` or `IP:127.0.0.1`
   * @param days the validity in days; with 0 it has expired
   */
  issue(names: string, days?: number): Certificate;
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
const NEW_KEY = ['-newkey', 'rsa:2048', '-nodes'];

/** A certificate authority for one test. Remove its folder afterwards. */
export function createAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-ca-'));
  const at = (name: string) => join(folder, name);
  openssl('req', '-x509', ...NEW_KEY, '-keyout', at('ca.key'), '-out', at('ca.pem'), '-subj', '/CN=Test authority');
  let count = 0;
  return {
    folder,
    pem: readFileSync(at('ca.pem'), 'utf8'),
    issue(names, days = 2) {
      count += 1;
      const [key, request, cert, extension] = ['key', 'csr', 'pem', 'ext'].map((end) => at(`${count}.${end}`)) as [
        string,
        string,
        string,
        string,
      ];
      writeFileSync(extension, `subjectAltName=${names}\n`);
      openssl('req', ...NEW_KEY, '-keyout', key, '-out', request, '-subj', '/CN=server');
      const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-set_serial', String(count), '-days', String(days)];
      openssl('x509', '-req', '-in', request, ...by, '-extfile', extension, '-out', cert);
      return { cert, key };
    },
  };
}
