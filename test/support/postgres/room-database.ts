import {
  administer,
  initRoom,
  makeRoom,
  onClient,
  putMember,
} from '../../../electron/storage/postgres/administration.ts';
import type { RoomAccess } from '../../../electron/storage/postgres/connect.ts';
import type { Cluster } from './cluster.ts';

/** The password of every login here but the superuser's, which has none. */
export const PASSWORD = 'a password of the tests';

const TEMPLATE = 'room_template';

/**
 * The logins of the template, in two rooms: `owner`, `operator`, `other_operator` and `viewer` in one;
 * `far_owner` and `far_operator` in the other; `stranger` may connect and is in none.
 */
export const LOGINS = [
  'owner',
  'operator',
  'other_operator',
  'viewer',
  'far_owner',
  'far_operator',
  'stranger',
] as const;
export type Login = (typeof LOGINS)[number];

/** A database with a room in it. */
export interface RoomOfTests {
  readonly database: string;
  /** How a login gets in, without TLS. */
  as(login: Login | 'postgres'): RoomAccess;
}

/** How to get at a database of a cluster, without TLS. */
export const accessTo = (
  cluster: Pick<Cluster, 'port'>,
  database: string,
  user: string,
): RoomAccess => ({
  ...{ host: '127.0.0.1', port: cluster.port, database, user, ca: null },
  password: user === 'postgres' ? '' : PASSWORD,
});

/** Makes the logins and the template, once for a cluster. */
export async function prepareRooms(cluster: Cluster): Promise<void> {
  for (const login of LOGINS) {
    await cluster.query(`create role ${login} login password '${PASSWORD}'`);
  }
  await cluster.query(`create database ${TEMPLATE} owner owner`);
  await administer(accessTo(cluster, TEMPLATE, 'owner'), async (pool) => {
    await initRoom(pool, { name: 'Studio', person: 'Olivia Owner' });
    await onClient(pool, async (client) => {
      const person = (login: string) => `Person ${login}`;
      for (const login of ['operator', 'other_operator'] as const) {
        await putMember(client, { login, person: person(login), role: 'operator' });
      }
      await putMember(client, { login: 'viewer', person: person('viewer'), role: 'viewer' });
      await makeRoom(client, { name: 'Far', login: 'far_owner', person: 'Fay Far' });
    });
  });
  await administer(accessTo(cluster, TEMPLATE, 'far_owner'), (pool) =>
    onClient(pool, (client) =>
      putMember(client, { login: 'far_operator', person: 'Fred Far', role: 'operator' }),
    ),
  );
}

let made = 0;

/** A fresh room, copied from the template: some milliseconds. */
export async function freshRoom(cluster: Cluster): Promise<RoomOfTests> {
  made += 1;
  const database = `room_${made}`;
  await cluster.query(`create database ${database} template ${TEMPLATE} owner owner`);
  return { database, as: (login) => accessTo(cluster, database, login) };
}
