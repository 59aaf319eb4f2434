import type { RoomFault } from '#contract/model/room.ts';

const ADVICE: Readonly<Record<RoomFault, string>> = {
  host: 'Check host and port, and whether PostgreSQL listens there.',
  'not-postgres': 'Another program answers at this port: check host and port.',
  'no-tls':
    'The server offers no TLS, without which only a database on this computer is used: its administrator switches TLS on.',
  certificate:
    'Nothing vouches for the certificate of the server: give the certificate of its authority as "ca".',
  'host-name': 'The certificate is of another host: use the name that it was made for.',
  login: 'The server does not take this login and password.',
  database: 'The server has no such database: its administrator makes it (createdb).',
  rights:
    'An owner of the room, or the administrator of the database, has to do this or to allow it.',
  'no-room': 'There is no room in this database yet: its owner runs --room-init.',
  'schema-old': 'An owner of the room runs --room-migrate with this version of CDN Recorder.',
  'schema-new': 'Update CDN Recorder on this computer.',
  'server-old': 'The administrator of the server installs PostgreSQL 15 or later.',
  away: 'The connection was lost, or no answer came in time: try again.',
  other: 'See the log of the PostgreSQL server.',
};

/** What to do about it, and who, in one sentence. */
export const adviceOf = (fault: RoomFault): string => ADVICE[fault];
