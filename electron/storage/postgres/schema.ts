import type { Generated, GeneratedAlways } from 'kysely';
import type { RoomRole, WhenAway } from '#contract/model/room.ts';

/**
 * The tables of the schema `cdn_recorder`, as Kysely checks them. A number that the database makes by itself is
 * `Generated`; a login may only read what `GeneratedAlways` marks.
 */
export interface RoomDatabase {
  room: RoomTable;
  member: MemberTable;
  schema_version: SchemaVersionTable;
  change_counter: { room_id: string; last_seq: number };
  change: ChangeTable;
  audit: AuditTable;
  desk: DeskTable;
  document: DocumentTable;
}

/** What every table made by `createSharedTable` has. */
export interface SharedColumns {
  room_id: Generated<string>;
  id: string;
  created_by: GeneratedAlways<string>;
  created_at: GeneratedAlways<Date>;
  changed_by: GeneratedAlways<string>;
  changed_at: GeneratedAlways<Date>;
}

interface RoomTable {
  id: Generated<string>;
  name: string;
  when_away: Generated<WhenAway>;
  created_by: Generated<string>;
  created_at: Generated<Date>;
}

interface MemberTable {
  login: string;
  room_id: string;
  person: string;
  role: RoomRole;
  created_by: Generated<string>;
  created_at: Generated<Date>;
}

interface SchemaVersionTable {
  single: Generated<boolean>;
  version: number;
  oldest_desk: number;
  migrated_at: Generated<Date>;
}

interface ChangeTable {
  room_id: string;
  table_name: string;
  row_id: string;
  seq: number;
  deleted: boolean;
  changed_by: string;
  changed_at: Date;
}

interface AuditTable {
  room_id: string;
  id: GeneratedAlways<number>;
  at: GeneratedAlways<Date>;
  created_by: GeneratedAlways<string>;
  desk: string | null;
  action: string;
  subject: Generated<string>;
  /** JSON. */
  detail: Generated<unknown>;
}

interface DeskTable extends SharedColumns {
  name: string;
  login: Generated<string>;
  person: string;
  app_version: string;
  schema_known: number;
  /** How far the workstation's clock is ahead of the database's, in milliseconds; null while unknown. */
  clock_ahead_ms: number | null;
  last_sign: Generated<Date>;
}

interface DocumentTable extends SharedColumns {
  kind: string;
  /** Counts the changes of the document, from 1. */
  revision: number;
  name: string;
  /** JSON. */
  body: unknown;
  deleted: Generated<boolean>;
}
