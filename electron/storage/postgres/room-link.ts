import type { Kysely, Transaction } from 'kysely';
import type pg from 'pg';
import { ChangeListeners } from '../change-listeners.ts';
import {
  type JoinedRoom,
  type RoomChange,
  type RoomFeed,
  RoomProblem,
  type RoomState,
} from '../room-ports.ts';
import { ChangeReader } from './change-reader.ts';
import { openPool, queriesOn, type RoomAccess } from './connect.ts';
import { problemOf } from './faults.ts';
import { cut, LISTENER_TIMES, type ListenerTimes, RoomListener } from './listener.ts';
import type { RoomDatabase } from './schema.ts';

/** How long a question may take unless its caller says otherwise, in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * A desk's way into its room: connections for what it asks and writes, and the feed of what others do. What stores
 * something in the room is given this link and asks through `run` or `transaction`.
 */
export class RoomLink implements RoomFeed {
  readonly #pool: pg.Pool;
  readonly #db: Kysely<RoomDatabase>;
  readonly #listener: RoomListener;
  readonly #reader: ChangeReader;
  readonly #clients = new Set<pg.PoolClient>();
  readonly #onState = new ChangeListeners();
  readonly #onReset = new ChangeListeners();
  readonly #onChanges = new Set<(changes: readonly RoomChange[]) => void>();
  #state: RoomState = { kind: 'connecting' };

  constructor(access: RoomAccess, times: ListenerTimes = LISTENER_TIMES) {
    this.#pool = openPool(access);
    this.#pool.on('connect', (client) => this.#clients.add(client));
    this.#pool.on('remove', (client) => this.#clients.delete(client));
    this.#db = queriesOn(this.#pool);
    this.#reader = new ChangeReader(this.#db, {
      changed: (changes) => {
        for (const listener of [...this.#onChanges]) listener(changes);
      },
      failed: () => this.suspect(),
    });
    this.#listener = new RoomListener(
      access,
      {
        joined: (room) => this.#join(room),
        lost: (problem) => this.#lose(problem),
        noticed: (payload) => this.#reader.notice(payload),
      },
      times,
    );
  }

  get state(): RoomState {
    return this.#state;
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

  /** Connects, and connects again for as long as the link is open. */
  start(): void {
    this.#listener.start();
  }

  async close(): Promise<void> {
    this.#reader.stop();
    await this.#listener.stop();
    for (const client of this.#clients) cut(client);
    await this.#pool.end().catch(() => undefined);
  }

  /** Finds out now, not at the next heartbeat, whether the database is still there. */
  suspect(): void {
    this.#listener.suspect();
  }

  /** The room that the desk is in. @throws RoomProblem while it is in none */
  joined(): JoinedRoom {
    if (this.#state.kind === 'joined') return this.#state.room;
    if (this.#state.kind === 'away') throw new RoomProblem(this.#state.fault, this.#state.detail);
    throw new RoomProblem('away', 'not connected yet');
  }

  /**
   * Asks or writes in one statement. SECURITY: PostgreSQL shows a superuser the rows of every room: a query names
   * `joined().roomId` itself.
   *
   * @throws RoomProblem, `away` after `timeoutMs`; what was written may still have taken place then
   */
  async run<T>(
    work: (db: Kysely<RoomDatabase>, room: JoinedRoom) => Promise<T>,
    { timeoutMs = PATIENCE_MS } = {},
  ): Promise<T> {
    const room = this.joined();
    return await this.#inTime(work(this.#db, room), timeoutMs);
  }

  /** Several statements, all or none, at READ COMMITTED. @throws RoomProblem, as `run` does */
  async transaction<T>(
    work: (db: Transaction<RoomDatabase>, room: JoinedRoom) => Promise<T>,
    { timeoutMs = PATIENCE_MS } = {},
  ): Promise<T> {
    const room = this.joined();
    const whole = this.#db.transaction().execute((transaction) => work(transaction, room));
    return await this.#inTime(whole, timeoutMs);
  }

  async #inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new RoomProblem('away', `no answer within ${timeoutMs} ms`)),
        timeoutMs,
      );
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      work.catch(() => undefined);
      const problem = problemOf(error);
      if (problem.fault === 'away' || problem.fault === 'host') this.suspect();
      throw problem;
    } finally {
      clearTimeout(timer);
    }
  }

  async #join(room: JoinedRoom): Promise<void> {
    // Before consumers read: a change after this number is reported to them, an earlier one they find.
    if (!(await this.#reader.begin(room.roomId))) return;
    this.#set({ kind: 'joined', room });
    this.#onReset.notify();
    this.#reader.resume();
  }

  #lose({ fault, detail }: RoomProblem): void {
    this.#reader.stop();
    // Those that wait at a far end that is gone fail now.
    for (const client of this.#clients) cut(client);
    this.#set({ kind: 'away', fault, detail });
  }

  #set(state: RoomState): void {
    this.#state = state;
    this.#onState.notify();
  }
}
