import type pg from 'pg';
import { type JoinedRoom, RoomProblem } from '../room-ports.ts';
import { SCHEMA_KNOWN, SCHEMA_NEEDED } from './migrations/index.ts';

/** PostgreSQL 15: what our tests run on, and what Debian 12 has. Older ones are not tried. */
const OLDEST_SERVER = 15;

interface Versions {
  readonly version: number;
  readonly oldest_desk: number;
}

/**
 * Asks who the login is, in which room, and whether this program works with the room's schema.
 *
 * @throws RoomProblem, or an error of the driver for `problemOf`
 */
export async function joinRoom(client: pg.ClientBase): Promise<JoinedRoom> {
  const server = await checkServer(client);
  const versions = await client.query<Versions>(
    'select version, oldest_desk from cdn_recorder.schema_version',
  );
  const schema = versions.rows[0];
  if (!schema) throw new RoomProblem('no-room', 'the schema cdn_recorder is not complete');
  checkSchema(schema);
  const { rows } = await client.query<Omit<JoinedRoom, 'schemaVersion' | 'serverVersion'>>(
    `select r.id as "roomId", r.name as "roomName", r.when_away as "whenAway",
            m.login, m.person, m.role,
            coalesce((select rolsuper from pg_roles where rolname = current_user), false) as "isSuperuser"
       from cdn_recorder.member m join cdn_recorder.room r on r.id = m.room_id
      where m.login = current_user`,
  );
  if (!rows[0]) throw new RoomProblem('rights', 'this login is in no room of the database');
  return { ...rows[0], schemaVersion: schema.version, serverVersion: server };
}

/** @throws RoomProblem where the server is older than what was tried */
export async function checkServer(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ number: string; text: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text`,
  );
  const { number = '0', text = '?' } = rows[0] ?? {};
  if (Math.floor(Number(number) / 10_000) >= OLDEST_SERVER) return text;
  throw new RoomProblem('server-old', `PostgreSQL ${text}; ${OLDEST_SERVER} or later is needed`);
}

function checkSchema({ version, oldest_desk }: Versions): void {
  if (version < SCHEMA_NEEDED) {
    throw new RoomProblem(
      'schema-old',
      `the room has schema ${version}, and this version of CDN Recorder needs ${SCHEMA_NEEDED} or later`,
    );
  }
  if (oldest_desk > SCHEMA_KNOWN) {
    throw new RoomProblem(
      'schema-new',
      `the room needs desks that know schema ${oldest_desk}, and this version of CDN Recorder knows ${SCHEMA_KNOWN}`,
    );
  }
}
