import { type Kysely, sql } from 'kysely';

/** A right on a table, as PostgreSQL names it. */
export type TableRight = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** How a table of the room is shared. */
export interface SharedTable {
  /** Its name, without the schema. */
  readonly name: string;
  /**
   * Its own columns and constraints, as SQL. Every shared table has these besides: `room_id` and `id` (text, the
   * primary key), `created_by` and `changed_by` (logins), `created_at` and `changed_at` (the database's time).
   */
  readonly columns: string;
  /** What operators and owners may do besides reading. */
  readonly operators: readonly Exclude<TableRight, 'SELECT'>[];
  /** What viewers may do besides reading, with rows that they created. None unless given. */
  readonly viewers?: readonly Exclude<TableRight, 'SELECT'>[];
  /** Columns whose change alone is not reported to other desks: signs of life. */
  readonly unreported?: readonly string[];
}

/**
 * Makes a table that the desks of a room share: rows of another room cannot be seen, viewers can only read, and
 * each change is numbered, kept in `change` and announced. The names and the SQL come from migrations alone.
 */
export async function createSharedTable(db: Kysely<unknown>, table: SharedTable): Promise<void> {
  await run(
    db,
    `create table cdn_recorder.${table.name} (
       room_id uuid not null default cdn_recorder.room_of(current_user)
         references cdn_recorder.room (id) on delete cascade,
       id text not null check (length(id) between 1 and 200),
       ${table.columns},
       created_by name not null default current_user,
       created_at timestamptz not null default clock_timestamp(),
       changed_by name not null default current_user,
       changed_at timestamptz not null default clock_timestamp(),
       primary key (room_id, id)
     )`,
  );
  await stampRows(db, table.name);
  await limitToRoom(db, table);
  await reportChanges(db, table.name, table.unreported ?? []);
}

/** Who wrote a row and when is what the database says, whatever a desk sends. */
async function stampRows(db: Kysely<unknown>, name: string): Promise<void> {
  await run(
    db,
    `create trigger stamp before insert or update on cdn_recorder.${name}
       for each row execute function cdn_recorder.stamp_row()`,
  );
}

/**
 * SECURITY: forced, so that the schema's owner is held by the policies too. The sub-selects are computed once for
 * a statement, not once for a row.
 */
export async function limitToRoom(
  db: Kysely<unknown>,
  {
    name,
    operators,
    viewers = [],
    forced = true,
  }: Pick<SharedTable, 'name' | 'operators' | 'viewers'> & { readonly forced?: boolean },
): Promise<void> {
  const inRoom = 'room_id = (select cdn_recorder.room_of(current_user))';
  const isOperator = `(select cdn_recorder.role_of(current_user)) in ('owner', 'operator')`;
  const mayWrite = (right: TableRight) =>
    viewers.includes(right as Exclude<TableRight, 'SELECT'>)
      ? `${inRoom} and (${isOperator} or created_by = current_user)`
      : `${inRoom} and ${isOperator}`;
  await run(db, `alter table cdn_recorder.${name} enable row level security`);
  if (forced) await run(db, `alter table cdn_recorder.${name} force row level security`);
  await run(db, `create policy reading on cdn_recorder.${name} for select using (${inRoom})`);
  const clauses = {
    INSERT: `with check (${mayWrite('INSERT')})`,
    UPDATE: `using (${mayWrite('UPDATE')}) with check (${inRoom})`,
    DELETE: `using (${mayWrite('DELETE')})`,
  };
  for (const right of new Set([...operators, ...viewers])) {
    await run(
      db,
      `create policy ${right}_rows on cdn_recorder.${name} for ${right} ${clauses[right]}`,
    );
  }
  for (const [role, rights] of [
    ['owner', operators],
    ['operator', operators],
    ['viewer', viewers],
  ] as const) {
    await grantTo(db, role, name, ['SELECT', ...rights]);
  }
}

/** Notes what members of a role may do with a table; `apply_grants()` gives it to each of them. */
export async function grantTo(
  db: Kysely<unknown>,
  role: 'owner' | 'operator' | 'viewer',
  name: string,
  rights: readonly TableRight[],
): Promise<void> {
  await sql`insert into cdn_recorder.table_grant (role, table_name, rights)
    values (${role}, ${name}, ${rights.join(', ')})`.execute(db);
}

/**
 * Numbers the changes of a table at the commit. Deferred: the number is taken when the transaction holds every
 * row lock that it wants, so that two transactions cannot wait for each other.
 */
export async function reportChanges(
  db: Kysely<unknown>,
  name: string,
  unreported: readonly string[] = [],
): Promise<void> {
  const ignored = ['changed_at', 'changed_by', ...unreported].map((column) => `'${column}'`);
  await run(
    db,
    `create constraint trigger report after insert or update or delete on cdn_recorder.${name}
       deferrable initially deferred
       for each row execute function cdn_recorder.report_change(${ignored.join(', ')})`,
  );
}

/** Gives every member the rights that a migration noted: each migration that makes a table ends with it. */
export async function applyGrants(db: Kysely<unknown>): Promise<void> {
  await run(db, 'select cdn_recorder.apply_grants()');
}

/** Runs SQL that is written out in a migration. */
export async function run(db: Kysely<unknown>, text: string): Promise<void> {
  await sql.raw(text).execute(db);
}
