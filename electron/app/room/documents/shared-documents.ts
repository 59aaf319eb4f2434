import type { DocumentConflict, SharedKind } from '../../../storage/document-ports.ts';
import { type RoomFeed, RoomProblem, type RoomState } from '../../../storage/room-ports.ts';
import type { ConflictDecision } from './decide.ts';

/** How one kind is kept the same, whatever its documents are. */
export interface KindSync {
  readonly kind: SharedKind;
  readonly sync: {
    readonly book: { readonly conflicts: readonly DocumentConflict[] };
    begin(changed: () => void): void;
    stop(): void;
    exchange(mayWrite: boolean): Promise<void>;
    decide(conflictId: string, decision: ConflictDecision): Promise<void>;
  };
}

/** A conflict with what kind of document it is about. */
export interface KnownConflict extends DocumentConflict {
  readonly kind: SharedKind;
}

export interface SharedDocumentsParts {
  readonly feed: RoomFeed;
  /** In the order in which documents refer to each other. */
  readonly kinds: readonly KindSync[];
  /** Takes the books of the room that the desk is in. @throws UnreadableStore */
  enter(roomId: string): void;
  /** After each exchange, and after each decision. */
  onConflicts(conflicts: readonly KnownConflict[]): void;
  /** The room or a store did not do what was asked; it is tried again. */
  onFault(error: unknown): void;
  /** Before an exchange that failed is tried again, in milliseconds. */
  readonly againMs?: number;
}

const AGAIN_MS = 5_000;

/** The table whose changes are these documents'. */
const TABLE = 'document';

/** Exchanges documents with the room: after each change on either side, one exchange at a time. */
export class SharedDocumentsService {
  readonly #parts: SharedDocumentsParts;
  readonly #ends: (() => void)[] = [];
  #isWanted = false;
  #work: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: SharedDocumentsParts) {
    this.#parts = parts;
  }

  /** Follows the desk's stores, also while the room is away, and the room. */
  start(): void {
    const { feed, kinds } = this.#parts;
    for (const { sync } of kinds) sync.begin(() => this.#look());
    this.#ends.push(
      feed.onReset(() => this.#look()),
      feed.onChanges((changes) => {
        if (changes.some(({ table }) => table === TABLE)) this.#look();
      }),
    );
    this.#tellConflicts();
    this.#look();
  }

  /** Resolves when no exchange is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    for (const { sync } of this.#parts.kinds) sync.stop();
    await this.#work;
  }

  get conflicts(): readonly KnownConflict[] {
    return this.#parts.kinds.flatMap(({ kind, sync }) =>
      sync.book.conflicts.map((conflict) => ({ ...conflict, kind })),
    );
  }

  /**
   * Does what a person has decided about a conflict.
   *
   * @throws Refused with `not-found` or `name-taken`; UnreadableStore, VaultUnavailable. The conflict stays then.
   */
  async decide(conflictId: string, decision: ConflictDecision): Promise<void> {
    const { kinds } = this.#parts;
    const found = kinds.find(({ sync }) => sync.book.conflicts.some(({ id }) => id === conflictId));
    await (found ?? kinds[0])?.sync.decide(conflictId, decision);
    this.#tellConflicts();
    this.#look();
  }

  #look(): void {
    this.#isWanted = true;
    if (this.#isStopped || this.#work || this.#parts.feed.state.kind !== 'joined') return;
    this.#work = this.#exchange().finally(() => {
      this.#work = null;
      if (this.#isWanted) this.#look();
    });
  }

  async #exchange(): Promise<void> {
    const { state } = this.#parts.feed;
    if (state.kind !== 'joined') return;
    this.#isWanted = false;
    clearTimeout(this.#timer);
    try {
      this.#parts.enter(state.room.roomId);
      for (const { sync } of this.#parts.kinds) await sync.exchange(mayChange(state));
    } catch (error) {
      this.#fail(error);
    }
    this.#tellConflicts();
  }

  #fail(error: unknown): void {
    if (this.#isStopped) return;
    const { onFault, againMs = AGAIN_MS } = this.#parts;
    // The next time that the desk joins it looks by itself.
    if (!(error instanceof RoomProblem && error.fault === 'away')) onFault(error);
    this.#timer = setTimeout(() => this.#look(), againMs).unref();
  }

  #tellConflicts(): void {
    this.#parts.onConflicts(this.conflicts);
  }
}

/** Whether the desk's person may change what the room shares, as far as the desk knows. */
export const mayChange = (state: RoomState): boolean =>
  state.kind === 'joined' && state.room.role !== 'viewer';
