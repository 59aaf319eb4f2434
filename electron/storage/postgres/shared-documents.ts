import { type Kysely, sql } from 'kysely';
import { nameForm } from '#contract/model/name.ts';
import type {
  DocumentBody,
  DocumentWrite,
  RoomDocument,
  RoomDocuments,
  SharedKind,
  WriteAnswer,
} from '../document-ports.ts';
import { type JoinedRoom, RoomProblem } from '../room-ports.ts';
import type { RoomLink } from './room-link.ts';
import type { RoomDatabase } from './schema.ts';

/** PostgreSQL's code for a second row of what must be one. */
const UNIQUE_VIOLATION = '23505';

/** Ids are one kind's own; the rows of all kinds are in one table. */
const rowId = (kind: SharedKind, id: string): string => `${kind}/${id}`;

/** The documents of the room that a desk is in. */
export class SharedDocuments implements RoomDocuments {
  readonly #link: Pick<RoomLink, 'run'>;

  constructor(link: Pick<RoomLink, 'run'>) {
    this.#link = link;
  }

  newerThan(kind: SharedKind, known: ReadonlyMap<string, number>): Promise<RoomDocument[]> {
    return this.#link.run((db, room) => newerIn(db, room, kind, known));
  }

  async write(write: DocumentWrite): Promise<WriteAnswer> {
    try {
      const revision = await this.#link.run((db, room) =>
        write.based === 0 ? added(db, room, write) : changed(db, room, write),
      );
      return revision === null ? { kind: 'stale' } : { kind: 'written', revision };
    } catch (error) {
      // The key of the row has been taken care of: it is the name that another document has.
      if (codeOf(error) === UNIQUE_VIOLATION) return { kind: 'name-taken' };
      throw error;
    }
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof RoomProblem ? (error.cause as { code?: unknown } | undefined)?.code : undefined;

/** One statement, and so one moment: a name that went from one document to another is on one of them. */
async function newerIn(
  db: Kysely<RoomDatabase>,
  { roomId }: JoinedRoom,
  kind: SharedKind,
  known: ReadonlyMap<string, number>,
): Promise<RoomDocument[]> {
  const ids = [...known.keys()].map((id) => rowId(kind, id));
  const revisions = [...known.values()];
  const rows = await db
    .selectFrom('document as d')
    .leftJoin('member as m', 'm.login', 'd.changed_by')
    .select(['d.id', 'd.revision', 'd.body', 'd.deleted'])
    .select(sql<string>`coalesce(m.person, d.changed_by)`.as('changedBy'))
    .where('d.room_id', '=', roomId)
    .where('d.kind', '=', kind)
    .where(
      sql<boolean>`not exists (
        select from unnest(${ids}::text[], ${revisions}::int[]) as known (id, revision)
        where known.id = d.id and known.revision >= d.revision)`,
    )
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute();
  return rows.map(({ id, body, ...row }) => ({
    ...row,
    id: id.slice(kind.length + 1),
    body: body as DocumentBody,
  }));
}

/** The revision of a new document; null where the room has one of its id. */
async function added(
  db: Kysely<RoomDatabase>,
  { roomId }: JoinedRoom,
  { kind, id, name, body, deleted }: DocumentWrite,
): Promise<number | null> {
  const row = await db
    .insertInto('document')
    .values({
      ...{ room_id: roomId, id: rowId(kind, id), kind, revision: 1, deleted },
      ...{ name: nameForm(name), body: JSON.stringify(body) },
    })
    .onConflict((conflict) => conflict.columns(['room_id', 'id']).doNothing())
    .returning('revision')
    .executeTakeFirst();
  return row?.revision ?? null;
}

/** The next revision; null where the room is not at the one that the change is based on. */
async function changed(
  db: Kysely<RoomDatabase>,
  { roomId }: JoinedRoom,
  { kind, id, based, name, body, deleted }: DocumentWrite,
): Promise<number | null> {
  const row = await db
    .updateTable('document')
    .set({ revision: based + 1, name: nameForm(name), body: JSON.stringify(body), deleted })
    .where('room_id', '=', roomId)
    .where('id', '=', rowId(kind, id))
    .where('revision', '=', based)
    .returning('revision')
    .executeTakeFirst();
  return row?.revision ?? null;
}
