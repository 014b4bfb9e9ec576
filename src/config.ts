/** The folders of one user: everything the application keeps lies in them. */
export interface Paths {
  readonly config: string;
  readonly data: string;
  readonly state: string;
}

export type Lang = 'fr' | 'en';

/** How to reach the database server: over the network, or a Unix socket of this machine. */
export type DatabaseAddress =
  | { readonly host: string; readonly port: number; readonly tls: boolean }
  | { readonly socketPath: string };

/** What one session was told from outside; parsed once, frozen. Nothing in it is ever printed or logged whole. */
export interface Config {
  readonly home: Paths;
  readonly database: DatabaseAddress;
  /** The embedded server, which this application starts and stops by itself. */
  readonly isPrivate: boolean;
  readonly schema: string;
  /** 32 bytes, from which the database secret of each collaborator is derived. */
  readonly serverKey: Buffer;
  /** Password of the account `epicevent_login`. */
  readonly loginSecret: string;
  /** The company's time zone, as `Intl` names it. */
  readonly zone: string;
  readonly lang: Lang;
  /** The sign-in screen shows the demo accounts. */
  readonly isDemo: boolean;
}
