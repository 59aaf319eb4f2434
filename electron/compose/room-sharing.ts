import type { ConflictDecision } from '../app/room/documents/decide.ts';
import type {
  KnownConflict,
  SharedDocumentsService,
} from '../app/room/documents/shared-documents.ts';
import { Refused } from '../recording/refused.ts';
import type { RoomClient } from '../storage/postgres/room-client.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** What this workstation shares with its room, while it is in one. */
export interface RoomSharing {
  /** Before a room is entered. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Versions of this workstation that a person has to decide on. */
  conflicts(): readonly KnownConflict[];
  /** See `SharedDocumentsService`. @throws Refused, UnreadableStore, VaultUnavailable */
  decide(conflictId: string, decision: ConflictDecision): Promise<void>;
}

/** Names in the problem; more are only counted. */
const MOST_NAMES = 5;

/** Shares presets and schedules, and keeps a viewer's workstation from changing them. Loads nothing while there is no room. */
export function createRoomSharing(
  { userData, log }: Pick<ComposeOptions, 'userData' | 'log'>,
  { presets, schedules, setProblem }: Pick<Persistence, 'presets' | 'schedules' | 'setProblem'>,
  client: RoomClient,
): RoomSharing {
  let documents: SharedDocumentsService | null = null;
  let isViewer = false;
  const close = async () => {
    const old = documents;
    documents = null;
    await old?.stop();
  };
  const end = client.onState(() => {
    const { state } = client;
    if (state.kind === 'joined') isViewer = state.room.role === 'viewer';
    if (state.kind !== 'none') return;
    isViewer = false;
    setProblem('room-conflicts', null);
    void close();
  });
  const check = () => {
    if (isViewer && client.state.kind !== 'none')
      throw new Refused('room-viewer', 'Viewers of the room change nothing.');
  };
  presets.guard(check);
  schedules.guard(check);
  return {
    async open() {
      const { createRoomDocuments } = await import('./room-documents.ts');
      if (documents) return;
      documents = createRoomDocuments({
        ...{ userData, room: client, stores: { presets, schedules } },
        onConflicts: (conflicts) => setProblem('room-conflicts', namesOf(conflicts)),
        onFault: (error) => log.warn(`what the room shares: ${log.cause(error)}`),
      });
      documents.start();
    },
    async close() {
      end();
      await close();
    },
    conflicts: () => documents?.conflicts ?? [],
    async decide(conflictId, decision) {
      if (!documents) throw new Refused('not-found', 'This workstation is in no room.');
      await documents.decide(conflictId, decision);
    },
  };
}

function namesOf(conflicts: readonly KnownConflict[]): string | null {
  if (conflicts.length === 0) return null;
  const names = conflicts.slice(0, MOST_NAMES).map(({ name }) => JSON.stringify(name));
  const more = conflicts.length > MOST_NAMES ? ', …' : '';
  return `${conflicts.length} (${names.join(', ')}${more})`;
}
