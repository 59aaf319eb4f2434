import type { Elsewhere, RecordingKey } from '#contract/model/start.ts';
import { recordingId } from '#contract/rules/recording-id.ts';
import type { ClaimRow, ClaimTable, OwnStream, Published } from '../../storage/claim-ports.ts';
import { elsewhereOf } from './own-streams.ts';
import type { Away, AwayPolicy, Claimed, ClaimRequest, StreamClaims } from './stream-claims.ts';

/** So long a start waits for the room at most, in milliseconds. */
export const CLAIM_MS = 150;
/** Before rows that could not be written are written again, in milliseconds. */
const AGAIN_MS = 2_000;

/** What an operator has to look at. */
export interface ClaimTroubles {
  /** Recorded here, and held by another desk in the room: both have started it. */
  readonly conflicts: readonly ClaimRow[];
  /** Held here in the room, and another desk records it too. */
  readonly contested: readonly ClaimRow[];
}

export interface RoomClaimsDependencies {
  readonly table: ClaimTable;
  /** What the room has desks do while it does not answer; null while this desk belongs to no room. */
  policy(): AwayPolicy | null;
  isOurs(accountId: string): boolean;
  /** What this desk runs or may run (`ownStreams`). */
  own(): readonly OwnStream[];
  /** Whether the journal that tells what runs could be read. */
  isWhole(): boolean;
  /** Takes in that these may run here, before they are taken over. @throws Error when the journal cannot commit */
  adopt(rows: readonly ClaimRow[]): void;
  /** Forgets what another desk has taken over, or what could not be taken over. */
  letGo(keys: readonly RecordingKey[], because: 'taken-over' | 'not-adopted'): void;
  show(troubles: ClaimTroubles): void;
  /** Calls `work` after so many milliseconds; the function returned takes that back. */
  after(ms: number, work: () => void): () => void;
  onFault(error: unknown): void;
}

/**
 * Holds in the room what this desk runs. Its rows follow its journal: each writing makes them what the journal says, so
 * that neither a crash nor a database that was away leaves anything to be sent later, and no outcome is judged twice.
 */
export class RoomClaims implements StreamClaims {
  readonly #services: RoomClaimsDependencies;
  /** How many starts hold each stream, by `recordingId`, until they have begun. */
  readonly #held = new Map<string, { readonly key: RecordingKey; count: number }>();
  readonly #epochs = new Map<string, number>();
  #rows: readonly ClaimRow[] = [];
  #isDirty = false;
  #isWriting = false;
  #isStopped = false;
  #cancel: () => void = () => undefined;

  constructor(services: RoomClaimsDependencies) {
    this.#services = services;
  }

  get isJoined(): boolean {
    return this.#services.policy() !== null;
  }

  isOurs(accountId: string): boolean {
    return this.#services.isOurs(accountId);
  }

  async claim({ streams, presetName, isPartial }: ClaimRequest): Promise<Claimed | Away> {
    const { table } = this.#services;
    this.#hold(streams, 1);
    const asked = table.claim(streams, { presetName, isPartial });
    const answer = await this.#inTime(asked);
    const release = () => {
      this.#hold(streams, -1);
      this.changed();
    };
    if (answer) {
      const ids = new Set(answer.owned.map(recordingId));
      return { kind: 'claimed', ids, elsewhere: elsewhereOf(answer.elsewhere), release };
    }
    // It may be written still: what it claims is free again once the journal does not name it.
    asked.then(release, release);
    return { kind: 'away', policy: this.#services.policy() ?? 'start-alone' };
  }

  knownElsewhere(keys: readonly RecordingKey[]): readonly Elsewhere[] {
    return elsewhereOf(this.#othersOf(keys));
  }

  /** What this desk runs, or what others do, has changed; or the room answers again. */
  changed(): void {
    this.#isDirty = true;
    if (!this.#isWriting && this.isJoined && !this.#isStopped) void this.#write();
  }

  /**
   * Takes over what other desks hold of these, for a person who has confirmed it. What is taken over counts as what may
   * run here: it is in the journal before the room says so, and a desk that ends in between leaves a conflict that shows.
   *
   * @returns how many streams are this desk's now. Rejects where the room does not answer.
   */
  async takeOver(keys: readonly RecordingKey[]): Promise<number> {
    const { table, adopt, letGo } = this.#services;
    const rows = this.#othersOf(keys);
    this.#hold(rows, 1);
    try {
      adopt(rows);
      const fresh = await table.takeOver(rows);
      adopt(fresh);
      const taken = new Set(fresh.map(recordingId));
      letGo(
        rows.filter((one) => !taken.has(recordingId(one))),
        'not-adopted',
      );
      for (const row of rows) {
        const id = recordingId(row);
        if (taken.has(id)) this.#epochs.set(id, row.epoch + 1);
      }
      return taken.size;
    } finally {
      this.#hold(rows, -1);
      this.changed();
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    this.#cancel();
    try {
      while (this.#isDirty && this.isJoined && !this.#isStopped) {
        this.#isDirty = false;
        const own = this.#services.own();
        const held = [...this.#held.values()].map(({ key }) => key);
        const isWhole = this.#services.isWhole();
        const published = await this.#services.table.publish({
          ...{ own, held, isWhole },
          epochs: this.#epochs,
        });
        this.#take(published, own);
      }
    } catch (error) {
      this.#isDirty = true;
      this.#services.onFault(error);
      this.#cancel = this.#services.after(AGAIN_MS, () => this.changed());
    } finally {
      this.#isWriting = false;
    }
  }

  /** Takes in the rows of the room, as they stand after this desk's own were written. */
  #take({ rows, lost }: Published, own: readonly OwnStream[]): void {
    const { table, letGo, show } = this.#services;
    this.#rows = rows;
    const named = new Set(own.map(recordingId));
    const mine = rows.filter(({ deskId }) => deskId === table.deskId);
    this.#epochs.clear();
    for (const row of mine) this.#epochs.set(recordingId(row), row.epoch);
    // What a start holds by now is this desk's anew.
    const gone = lost.filter((key) => !this.#held.has(recordingId(key)));
    const isLost = new Set(lost.map(recordingId));
    if (gone.length > 0) {
      letGo(gone, 'taken-over');
      this.changed();
    }
    show({
      conflicts: rows.filter((row) => {
        const id = recordingId(row);
        return row.deskId !== table.deskId && named.has(id) && !isLost.has(id);
      }),
      contested: mine.filter(({ contested }) => contested !== null),
    });
  }

  #othersOf(keys: readonly RecordingKey[]): ClaimRow[] {
    const wanted = new Set(keys.map(recordingId));
    const { deskId } = this.#services.table;
    return this.#rows.filter((row) => row.deskId !== deskId && wanted.has(recordingId(row)));
  }

  #hold(keys: readonly RecordingKey[], change: 1 | -1): void {
    for (const key of keys) {
      const id = recordingId(key);
      const count = (this.#held.get(id)?.count ?? 0) + change;
      if (count > 0) this.#held.set(id, { key, count });
      else this.#held.delete(id);
    }
  }

  /** The answer; null where there is none in time. */
  async #inTime<T>(asked: Promise<T>): Promise<T | null> {
    let cancel: () => void = () => undefined;
    const late = new Promise<null>((resolve) => {
      cancel = this.#services.after(CLAIM_MS, () => resolve(null));
    });
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      this.#services.onFault(error);
      return null;
    } finally {
      cancel();
    }
  }
}
