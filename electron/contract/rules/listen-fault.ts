/** What keeps a port from being opened: each has its own remedy. */
export const LISTEN_FAULTS = ['in-use', 'no-address', 'denied', 'other'] as const;
export type ListenFault = (typeof LISTEN_FAULTS)[number];

const BY_CODE: Readonly<Record<string, ListenFault>> = {
  EADDRINUSE: 'in-use',
  EADDRNOTAVAIL: 'no-address',
  EACCES: 'denied',
};

/** @param code the system's, as Node.js names it. */
export const listenFault = (code: string): ListenFault => BY_CODE[code] ?? 'other';
