import { serviceOf } from '#contract/model/region.ts';
import type { Recording, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { ownStreams } from '../app/room/own-streams.ts';
import { type ClaimTroubles, RoomClaims } from '../app/room/room-claims.ts';
import type { AwayPolicy } from '../app/room/stream-claims.ts';
import { PRACTICE_ACCOUNT_ID } from '../practice/samples.ts';
import { beingStarted } from '../recording/being-started.ts';
import type { ClaimRow, ClaimTable } from '../storage/claim-ports.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';
import type { Room } from './room.ts';

/** Practice ends with its process, and each desk has its own. */
const isOurs = (accountId: string): boolean => accountId === PRACTICE_ACCOUNT_ID;
const isShared = ({ accountId }: Recording): boolean => !isOurs(accountId);

export interface Claims {
  readonly claims: RoomClaims;
  stop(): void;
}

/** Holds in the room what this desk runs; does nothing while it is in none. */
export function createClaims(
  { log }: ComposeOptions,
  persistence: Persistence,
  { runner, service }: RecordingParts,
  { client, own }: Room,
): Claims {
  const { recordings, state, changeRecordings, setProblem } = persistence;
  let whenAway: AwayPolicy = 'start-alone';
  const desk = () => own() ?? { id: '', name: '' };
  const claims = new RoomClaims({
    table: loadedLater(desk, async () => {
      const { PostgresClaims } = await import('../storage/postgres/postgres-claims.ts');
      // A desk that is just joining is asked as soon as it has joined.
      return new PostgresClaims(
        { run: (work) => client.settled().then(() => client.run(work)) },
        desk,
      );
    }),
    policy() {
      if (own() === null) return null;
      const now = client.state;
      if (now.kind === 'joined') whenAway = now.room.whenAway;
      // A viewer starts nothing: the database would refuse the claim.
      return now.kind === 'joined' && now.room.role === 'viewer' ? 'refuse' : whenAway;
    },
    isOurs,
    own: () =>
      ownStreams(service.running().filter(isShared), beingStarted(runner).filter(isShared)),
    isWhole: () => recordings.gap === null,
    adopt(rows) {
      const put = rows.flatMap((row) => adopted(row, persistence));
      changeRecordings({ put, drop: [] });
    },
    letGo(keys, because) {
      changeRecordings({ put: [], drop: [...keys] });
      if (because === 'taken-over') setProblem('room-taken-over', streamsText(keys));
    },
    show: (troubles) => setProblem('room-both-record', conflictText(troubles)),
    after(ms, work) {
      const timer = setTimeout(work, ms).unref();
      return () => clearTimeout(timer);
    },
    onFault: (error) => log.warn(`streams of the control room: ${log.cause(error)}`),
  });
  const ends = [
    state.subscribe(({ changes }) => {
      if (changes.recordings || changes.runs) claims.changed();
    }),
    client.onReset(() => claims.changed()),
    client.onChanges((changed) => {
      if (changed.some(({ table }) => table.endsWith('_recording'))) claims.changed();
    }),
  ];
  return {
    claims,
    stop() {
      for (const end of ends) end();
      claims.stop();
    },
  };
}

/** Rows whose code, and the database driver with it, is loaded when a room is asked first. */
function loadedLater(
  desk: () => { readonly id: string },
  load: () => Promise<ClaimTable>,
): ClaimTable {
  let loaded: Promise<ClaimTable> | null = null;
  const table = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    get deskId() {
      return desk().id;
    },
    claim: async (streams, how) => (await table()).claim(streams, how),
    publish: async (publication) => (await table()).publish(publication),
    takeOver: async (rows) => (await table()).takeOver(rows),
  };
}

/** What is taken over counts as what may run, signed by this desk's account of the same project; none without one. */
function adopted(row: ClaimRow, { accounts }: Pick<Persistence, 'accounts'>): Recording[] {
  const { appId, service, vendor, streamId, endTime, presetName, recording } = row;
  const account = accounts
    .list()
    .find((one) => one.appId === appId && serviceOf(one.endpoint) === service);
  if (!account) return [];
  const { id: accountId, name: accountName, isTest } = account;
  return [
    {
      ...{ domain: null, point: null, presetId: '', callId: '' },
      ...{ since: new Date(0).toISOString(), presetName },
      ...recording,
      ...{ appId, service, vendor, streamId, endTime, accountId, accountName, isTest },
      ...{ practice: account.practice, certainty: 'uncertain' },
    },
  ];
}

const streamsText = (keys: readonly RecordingKey[]): string =>
  keys.map(({ vendor, streamId }) => `${vendor} ${streamId}`).join(', ');

/** Who records the same, by stream; null where that is nobody. */
function conflictText({ conflicts, contested }: ClaimTroubles): string | null {
  const texts = new Map<string, string>();
  for (const row of conflicts) texts.set(recordingId(row), told(row, row));
  for (const row of contested)
    if (row.contested) texts.set(recordingId(row), told(row, row.contested));
  return texts.size === 0 ? null : [...texts.values()].join('; ');
}

const told = (
  { vendor, streamId }: RecordingKey,
  { desk, person }: { readonly desk: string; readonly person: string },
): string => `${vendor} ${streamId}: ${desk} (${person})`;
