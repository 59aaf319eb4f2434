/** What is kept of updates between two starts. */
export interface UpdateNotes {
  /** Random; it decides in which part of a roll-out this computer is, and never leaves it. */
  readonly installation: string;
  /** When genuine lists were last read, ISO 8601 in UTC. */
  readonly checkedAt: string | null;
  /** The newest version that the desktop was told of. */
  readonly toldVersion: string | null;
  /** The version that was being installed when the program ended. */
  readonly installing: string | null;
}

/** Where nothing can be saved, the notes hold until the program ends. */
export interface UpdateNotesRepository {
  get(): UpdateNotes;
  save(changes: Partial<UpdateNotes>): void;
}
