import type {
  DocumentWrite,
  RoomDocument,
  RoomDocuments,
  WriteAnswer,
} from '../../../electron/storage/document-ports.ts';

/** What a room in memory was told. */
export interface AcceptedWrite extends DocumentWrite {
  readonly revision: number;
}

/**
 * The far end of shared documents, as strict as the database: a change must name the revision that it is based on,
 * and no two documents that are there have one name.
 */
export class MemoryRoom implements RoomDocuments {
  readonly rows = new Map<string, RoomDocument & { readonly name: string }>();
  readonly accepted: AcceptedWrite[] = [];

  newerThan(_kind: string, known: ReadonlyMap<string, number>): Promise<RoomDocument[]> {
    const rows = [...this.rows.values()].filter(
      ({ id, revision }) => revision > (known.get(id) ?? 0),
    );
    return Promise.resolve(structuredClone(rows));
  }

  write(write: DocumentWrite): Promise<WriteAnswer> {
    return Promise.resolve(this.#write(structuredClone(write)));
  }

  #write(write: DocumentWrite): WriteAnswer {
    const { id, based, name, body, deleted } = write;
    if ((this.rows.get(id)?.revision ?? 0) !== based) return { kind: 'stale' };
    const namesake = [...this.rows.values()].find(
      (row) => row.id !== id && !row.deleted && row.name === name,
    );
    if (namesake && !deleted) return { kind: 'name-taken' };
    const revision = based + 1;
    this.rows.set(id, { id, revision, name, body, deleted, changedBy: 'a person' });
    this.accepted.push({ ...write, revision });
    return { kind: 'written', revision };
  }
}
