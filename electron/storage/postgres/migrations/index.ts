import type { Migration } from 'kysely';
import { roomMigration } from './0001-room.ts';
import { liveRecordingsMigration } from './0002-live-recordings.ts';
import { sharedDocumentsMigration } from './0003-shared-documents.ts';

/**
 * Every migration of the room's schema, in order. A static list: in a package there is no folder to look into. A
 * migration expands the schema first; what older desks need goes with a later one, which then raises `oldest_desk`.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-room': roomMigration,
  '0002-live-recordings': liveRecordingsMigration,
  '0003-shared-documents': sharedDocumentsMigration,
};

/** The version that this program makes and knows: the number of migrations. */
export const SCHEMA_KNOWN = Object.keys(MIGRATIONS).length;

/** The oldest version that this program works with. */
export const SCHEMA_NEEDED = 3;
