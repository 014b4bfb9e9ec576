/** The kinds of public key that a person may have. DSA and short RSA keys are not among them. */
export const SSH_KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
  'ssh-rsa',
] as const;

export type SshKeyType = (typeof SSH_KEY_TYPES)[number];

/** The most keys of one person at a time. */
export const KEYS_OF_A_PERSON = 20;

/** The longest comment that is kept of a key. */
export const LONGEST_KEY_COMMENT = 100;
