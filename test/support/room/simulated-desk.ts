import type { Recording } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import { ownStreams } from '../../../electron/app/room/own-streams.ts';
import { type ClaimTroubles, RoomClaims } from '../../../electron/app/room/room-claims.ts';
import type { AwayPolicy } from '../../../electron/app/room/stream-claims.ts';
import type { OwnStream, WantedStream } from '../../../electron/storage/claim-ports.ts';
import type { MemoryClaims } from './memory-claims.ts';

/** Everything that waits for an answer of the memory's database has it by then. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await null;
}

/** What is recorded at the far end: which desk has started each stream, and until when. */
export type FarEnd = Map<string, Map<string, number | null>>;

/** A desk with a journal that outlives it, and a claim on the room for each start. */
export class SimulatedDesk {
  readonly journal = new Map<string, Recording>();
  /** Starts that no claim covered, though another desk recorded the stream. */
  readonly doubles: string[] = [];
  troubles: ClaimTroubles = { conflicts: [], contested: [] };
  readonly lost: string[] = [];
  policy: AwayPolicy = 'refuse';
  #timers: (() => void)[] = [];
  readonly #id: string;
  readonly #rows: MemoryClaims;
  readonly #far: FarEnd;
  claims: RoomClaims;

  constructor(id: string, rows: MemoryClaims, far: FarEnd) {
    this.#id = id;
    this.#rows = rows;
    this.#far = far;
    this.claims = this.#begun();
  }

  #begun(): RoomClaims {
    const claims = new RoomClaims({
      table: this.#rows.desk(this.#id),
      policy: () => this.policy,
      isOurs: () => false,
      own: () => this.#own(),
      isWhole: () => true,
      adopt: (taken) => {
        for (const row of taken) this.journal.set(recordingId(row), recordingOf(row));
      },
      letGo: (keys, because) => {
        for (const key of keys) {
          this.journal.delete(recordingId(key));
          if (because === 'taken-over') this.lost.push(recordingId(key));
        }
        claims.changed();
      },
      show: (troubles) => {
        this.troubles = troubles;
      },
      after: (_ms, work) => {
        this.#timers.push(work);
        return () => {
          this.#timers = this.#timers.filter((one) => one !== work);
        };
      },
      onFault: () => undefined,
    });
    claims.changed();
    return claims;
  }

  #own(): OwnStream[] {
    const known = [...this.journal.values()];
    return ownStreams(
      known.filter(({ endTime }) => endTime === null || endTime > this.#rows.now),
      [],
    );
  }

  /** Lets what waits for a time go on: no answer in time, or another try. */
  runTimers(): void {
    for (const work of this.#timers.splice(0)) work();
  }

  /** @param diesAt the process ends there. */
  async start(stream: WantedStream, diesAt: 'claimed' | 'sent' | null = null): Promise<string> {
    const id = recordingId(stream);
    const claims = this.claims;
    const how = { presetName: 'News', isPartial: false };
    const answer = await claims.claim({ streams: [stream], ...how });
    if (claims !== this.claims) return 'gone';
    if (diesAt === 'claimed') return this.crash();
    if (answer.kind === 'away' && answer.policy === 'refuse') return 'refused';
    if (answer.kind === 'claimed' && !answer.ids.has(id)) {
      answer.release();
      return 'elsewhere';
    }
    this.journal.set(id, recordingOf(stream));
    if (answer.kind === 'claimed' && this.#isRecordedElsewhere(id)) this.doubles.push(id);
    const tasks = this.#far.get(id) ?? new Map();
    this.#far.set(id, tasks.set(this.#id, stream.endTime));
    if (answer.kind === 'claimed') answer.release();
    else claims.changed();
    if (diesAt === 'sent') return this.crash();
    return 'started';
  }

  /** Takes over what another desk records, for a person: it is this desk's from then on. */
  async takeOver(stream: WantedStream): Promise<void> {
    const id = recordingId(stream);
    const ends = [...(this.#far.get(id)?.values() ?? [])];
    if ((await this.claims.takeOver([stream])) === 0 || ends.length === 0) return;
    const end = ends.includes(null) ? null : Math.max(...ends.map(Number));
    this.#far.set(id, new Map([[this.#id, end]]));
  }

  settle(stream: WantedStream, isRejected: boolean): void {
    const id = recordingId(stream);
    const recording = this.journal.get(id);
    if (recording?.certainty !== 'uncertain') return;
    if (isRejected) this.#ended(id);
    else this.journal.set(id, { ...recording, certainty: 'accepted' });
    this.claims.changed();
  }

  stop(stream: WantedStream): void {
    if (this.journal.has(recordingId(stream))) this.#ended(recordingId(stream));
    this.claims.changed();
  }

  /** SIGKILL, and the next process with the same journal. */
  crash(): string {
    this.claims.stop();
    this.#timers = [];
    this.claims = this.#begun();
    return 'crashed';
  }

  #ended(id: string): void {
    this.journal.delete(id);
    // A stop ends what is recorded of a stream, whichever desk has started it.
    this.#far.delete(id);
  }

  #isRecordedElsewhere(id: string): boolean {
    const tasks = [...(this.#far.get(id) ?? [])];
    return tasks.some(([desk, end]) => desk !== this.#id && (end === null || end > this.#rows.now));
  }
}

const recordingOf = ({ appId, service, vendor, streamId, endTime }: WantedStream): Recording => ({
  ...{ appId, service, vendor, streamId, endTime },
  ...{ accountId: 'account', accountName: 'Main', isTest: null, practice: false },
  ...{ domain: null, point: null, presetId: 'preset', presetName: 'News' },
  ...{ callId: `call-${streamId}`, since: '2026-11-28T12:00:00.000Z', certainty: 'uncertain' },
});
