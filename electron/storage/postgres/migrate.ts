import { Kysely, Migrator, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { RoomProblem } from '../room-ports.ts';
import { problemOf } from './faults.ts';
import { checkServer } from './join.ts';
import { MIGRATIONS } from './migrations/index.ts';

/**
 * Brings the schema `cdn_recorder` to the newest version, in one transaction. Desks keep working meanwhile, since a
 * migration expands first.
 *
 * @param pool of one connection: the role that owns the schema is set on it
 * @returns the names of the migrations that ran
 * @throws RoomProblem
 */
export async function migrateRoom(pool: pg.Pool, migrations = MIGRATIONS): Promise<string[]> {
  await actAsSchemaOwner(pool);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: 'cdn_recorder',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw problemOf(error);
  return (results ?? []).map(({ migrationName }) => migrationName);
}

/** What is made belongs to the owner of what is there already, whoever of those that may do it runs this. */
async function actAsSchemaOwner(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw problemOf(error);
  });
  try {
    await checkServer(client);
    const { rows } = await client.query<{ owner: string; may: boolean }>(
      `select r.rolname as owner, pg_has_role(current_user, r.oid, 'member') as may
         from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.nspname = 'cdn_recorder'`,
    );
    const there = rows[0];
    if (!there) return;
    if (!there.may) {
      throw new RoomProblem('rights', `the schema belongs to the login ${there.owner}`);
    }
    await client.query(`set role ${client.escapeIdentifier(there.owner)}`);
  } catch (error) {
    throw problemOf(error);
  } finally {
    client.release();
  }
}
