import type { Kysely, Migration } from 'kysely';
import { applyGrants, createSharedTable, run } from './shared-table.ts';

/**
 * What desks share and change by hand: presets, schedules, and what is known of accounts. A document is never deleted:
 * a removed one says who removed it, and its revision goes on. Within a kind, a name is one document's.
 */
export const sharedDocumentsMigration: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createSharedTable(db, {
      name: 'document',
      columns: `
        kind text not null check (length(kind) between 1 and 50),
        revision int not null check (revision > 0),
        name text not null check (length(name) <= 300),
        body jsonb not null check (jsonb_typeof(body) = 'object' and length(body::text) <= 1000000),
        deleted boolean not null default false`,
      operators: ['INSERT', 'UPDATE'],
    });
    await run(
      db,
      `create unique index document_name on cdn_recorder.document (room_id, kind, name)
         where not deleted`,
    );
    await run(
      db,
      `update cdn_recorder.schema_version set version = version + 1, migrated_at = clock_timestamp()`,
    );
    await applyGrants(db);
  },
};
