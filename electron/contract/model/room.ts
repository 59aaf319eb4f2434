import { z } from 'zod';
import { hostSchema } from './control.ts';
import { MAX_ID_LENGTH } from './name.ts';
import { MAX_NAME, newNameSchema } from './name-schema.ts';
import { portSchema } from './receiver.ts';

export const ROOM_PORT = 5432;

/** Characters of the certificates that vouch for a server. */
export const MAX_CERTIFICATES = 200_000;

/** A workstation's name in the room. */
export const deskNameSchema = newNameSchema(MAX_NAME);

/** Bytes of a name in PostgreSQL: longer ones it would cut, and another login would be meant. */
const MAX_SQL_NAME = 63;

/** The name of a login or of a database. */
export const sqlNameSchema = z
  .string()
  .min(1)
  .refine((name) => new TextEncoder().encode(name).length <= MAX_SQL_NAME, {
    message: `has more than ${MAX_SQL_NAME} bytes`,
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the protocol ends a text with a zero.
  .refine((name) => !/[\u0000-\u001f\u007f]/.test(name), {
    message: 'has a character that cannot be seen',
  });

/** Where a room's database is, and the login of the person at this workstation. The password is elsewhere. */
export const roomAddressSchema = z.strictObject({
  host: hostSchema,
  port: portSchema,
  database: sqlNameSchema,
  user: sqlNameSchema,
  /** Certificates that vouch for the server, in PEM; null for those that the program comes with. */
  ca: z.string().max(MAX_CERTIFICATES).nullable(),
});
export type RoomAddress = z.infer<typeof roomAddressSchema>;

/** The room that a workstation is in: what of it is no secret. */
export const storedRoomSchema = z.strictObject({
  address: roomAddressSchema,
  /** Names this workstation in the room for good. */
  deskId: z.string().min(1).max(MAX_ID_LENGTH),
  desk: deskNameSchema,
  /** The server trusts the login without a password: none is in the vault, and none is missing. */
  passwordless: z.boolean(),
});
export type StoredRoom = z.infer<typeof storedRoomSchema>;

/** SECURITY: a password goes to the host and as the login that it was entered for, whatever a file says later. */
export const roomLoginSchema = z.strictObject({
  ...roomAddressSchema.pick({ host: true, port: true, user: true }).shape,
  password: z.string(),
});
export type RoomLogin = z.infer<typeof roomLoginSchema>;

export const ROOM_ROLES = ['owner', 'operator', 'viewer'] as const;
export const roomRoleSchema = z.enum(ROOM_ROLES);
export type RoomRole = z.infer<typeof roomRoleSchema>;

/** What a desk may do while the room's database is away. */
export const WHEN_AWAY = ['start-alone', 'refuse'] as const;
export const whenAwaySchema = z.enum(WHEN_AWAY);
export type WhenAway = z.infer<typeof whenAwaySchema>;

/**
 * Why a desk is not in its room.
 * - `host`: nothing answers there. `not-postgres`: what answers is another program.
 * - `no-tls`: the server offers none. `certificate`: nothing vouches for it, or its time is over.
 *   `host-name`: it is another host's.
 * - `login`: name or password. `database`: none of this name. `rights`: the login is in no room, or may not do that.
 * - `no-room`: nothing of ours is in the database. `schema-old`, `schema-new`, `server-old`: versions.
 * - `away`: the connection was lost, or no answer came in time.
 */
export const ROOM_FAULTS = [
  'host',
  'not-postgres',
  'no-tls',
  'certificate',
  'host-name',
  'login',
  'database',
  'rights',
  'no-room',
  'schema-old',
  'schema-new',
  'server-old',
  'away',
  'other',
] as const;
export const roomFaultSchema = z.enum(ROOM_FAULTS);
export type RoomFault = z.infer<typeof roomFaultSchema>;
