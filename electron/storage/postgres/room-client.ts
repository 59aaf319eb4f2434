import type { Kysely, Transaction } from 'kysely';
import { ChangeListeners } from '../change-listeners.ts';
import {
  type JoinedRoom,
  type RoomChange,
  type RoomFeed,
  RoomProblem,
  type RoomState,
} from '../room-ports.ts';
import type { RoomAccess } from './connect.ts';
import type { ListenerTimes } from './listener.ts';
import type { RoomLink } from './room-link.ts';
import type { RoomDatabase } from './schema.ts';

/** How long the database may take, in milliseconds. */
interface Patience {
  readonly timeoutMs?: number;
}

const NONE: RoomState = { kind: 'none' };

/**
 * The room as everything that stores something in it knows it: the same object whether the workstation is in a room,
 * in another one, or in none. The driver is loaded with the first room.
 */
export class RoomClient implements RoomFeed {
  readonly #times: ListenerTimes | undefined;
  readonly #onState = new ChangeListeners();
  readonly #onReset = new ChangeListeners();
  readonly #onChanges = new Set<(changes: readonly RoomChange[]) => void>();
  #link: RoomLink | null = null;
  #work: Promise<void> = Promise.resolve();
  #isOpening = false;

  constructor(times?: ListenerTimes) {
    this.#times = times;
  }

  get state(): RoomState {
    if (this.#link) return this.#link.state;
    return this.#isOpening ? { kind: 'connecting' } : NONE;
  }

  onState(listener: () => void): () => void {
    return this.#onState.add(listener);
  }

  onReset(listener: () => void): () => void {
    return this.#onReset.add(listener);
  }

  onChanges(listener: (changes: readonly RoomChange[]) => void): () => void {
    const entry = (changes: readonly RoomChange[]) => listener(changes);
    this.#onChanges.add(entry);
    return () => this.#onChanges.delete(entry);
  }

  /**
   * Goes into another room, or into none; resolves when the old one is left and the new one is being asked. `ready`
   * is called, and waited for, before a room is entered.
   */
  use(access: RoomAccess | null, ready = async (): Promise<void> => undefined): Promise<void> {
    this.#isOpening = access !== null;
    const changed = this.#work.then(() => this.#change(access, ready));
    this.#work = changed.catch(() => undefined);
    return changed;
  }

  /** Resolves when it is known whether the workstation is in its room: at once where it is in none. */
  async settled(): Promise<void> {
    await this.#work;
    if (this.state.kind !== 'connecting') return;
    await new Promise<void>((resolve) => {
      const end = this.#onState.add(() => {
        if (this.state.kind === 'connecting') return;
        end();
        resolve();
      });
    });
  }

  /** The room that the workstation is in. @throws RoomProblem while it is in none */
  joined(): JoinedRoom {
    return this.#open().joined();
  }

  /** See `RoomLink.run`. @throws RoomProblem */
  run<T>(
    work: (db: Kysely<RoomDatabase>, room: JoinedRoom) => Promise<T>,
    patience: Patience = {},
  ): Promise<T> {
    return this.#asked((link) => link.run(work, patience));
  }

  /** See `RoomLink.transaction`. @throws RoomProblem */
  transaction<T>(
    work: (db: Transaction<RoomDatabase>, room: JoinedRoom) => Promise<T>,
    patience: Patience = {},
  ): Promise<T> {
    return this.#asked((link) => link.transaction(work, patience));
  }

  async #asked<T>(ask: (link: RoomLink) => Promise<T>): Promise<T> {
    return await ask(this.#open());
  }

  #open(): RoomLink {
    if (this.#link) return this.#link;
    throw new RoomProblem('away', 'this workstation is in no room');
  }

  async #change(access: RoomAccess | null, ready: () => Promise<void>): Promise<void> {
    const old = this.#link;
    this.#link = null;
    await old?.close();
    if (access) {
      await ready();
      const { RoomLink: Link } = await import('./room-link.ts');
      const link = new Link(access, this.#times);
      this.#link = link;
      this.#isOpening = false;
      link.onState(() => this.#onState.notify());
      link.onReset(() => this.#onReset.notify());
      link.onChanges((changes) => {
        for (const listener of [...this.#onChanges]) listener(changes);
      });
      link.start();
    }
    this.#onState.notify();
  }
}
