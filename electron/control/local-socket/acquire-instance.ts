import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandEvent, CommandRequest } from '../command-line/request.ts';
import { handOver } from './client.ts';
import { NoSafeSocket, noteFolder, readToken, rememberedSocket, socketPath } from './location.ts';
import { inUse, unanswered } from './unanswered.ts';

const RETRY_MS = 100;
/** How long the owner may give no answer: two that start together sort out who is first, and a busy machine swaps. */
const PATIENCE_MS = 10_000;

export interface AcquireOptions {
  readonly userData: string;
  /** The data folder takes no changes: word is left elsewhere. */
  readonly isReadOnly?: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly request: CommandRequest;
  readonly onEvent: (event: CommandEvent) => void;
  /** Takes the lock on the user data, if no other process has it. */
  readonly takeLock: () => LockAnswer;
  /** How long the owner may say nothing at all, and how long once a connection is made. */
  readonly patienceMs?: number;
  readonly greetingMs?: number;
  /** Called just before the request leaves for the owner. */
  readonly beforeRequest?: () => void;
}

/** Whether this process has the lock now; else the id of the process that has it, where that is known. */
export type LockAnswer =
  | { readonly kind: 'held' }
  | { readonly kind: 'busy'; readonly processId: number | null };

export interface SocketPlace {
  readonly path: string;
  readonly token: string;
  /** The folder in which the owner says where it listens. */
  readonly notes: string;
}

export type InstanceRole =
  /** This process owns the user data. `socket` is null where no safe place for one was found. */
  | { readonly kind: 'first'; readonly socket: SocketPlace | null }
  | { readonly kind: 'second'; readonly exitCode: number }
  | { readonly kind: 'lost'; readonly message: string }
  /** Another process owns the user data, and this one has work that none can do for it. */
  | { readonly kind: 'in-use'; readonly message: string };

/**
 * Hands the request to the process that owns the user data, or becomes it. The socket is asked first: it
 * answers at once. The lock decides between two that start together; the one that loses it comes back
 * to the socket, which the winner opens in a moment. An owner that does not answer is never ended: its
 * recordings, and secrets that live in memory only, are a person's to give up.
 */
export async function acquireInstance(options: AcquireOptions): Promise<InstanceRole> {
  const { patienceMs = PATIENCE_MS } = options;
  const place = findPlace(options);
  if (options.request.receive) return ownAlone(options, place);
  if (!place) {
    const lock = options.takeLock();
    if (lock.kind === 'held') return { kind: 'first', socket: null };
    return { kind: 'lost', message: unanswered('cannot be reached', lock.processId) };
  }
  let deadline = performance.now() + patienceMs;
  for (;;) {
    // The owner may have another environment, and so another folder: it leaves word where it listens.
    const path = rememberedSocket(place.notes) ?? place.path;
    const { request, onEvent } = options;
    const handover = await handOver(path, place.token, request, onEvent, options);
    if (handover.kind === 'done') return { kind: 'second', exitCode: handover.exitCode };
    if (handover.kind === 'lost') {
      return {
        kind: 'lost',
        message: 'CDN Recorder ended while it worked. Look in its history for what was started.',
      };
    }
    const lock = options.takeLock();
    if (lock.kind === 'held') return { kind: 'first', socket: place };
    // It waits for answers, and says so each time.
    if (handover.kind === 'leaving') deadline = performance.now() + patienceMs;
    if (performance.now() >= deadline) {
      return { kind: 'lost', message: unanswered('does not answer', lock.processId) };
    }
    await sleep(RETRY_MS);
  }
}

/** How long an owner that has just been ended may take to be gone. */
const LEAVING_MS = 2_000;

/** For work that no other process can do: the lock, or nothing. */
async function ownAlone(
  { takeLock }: AcquireOptions,
  socket: SocketPlace | null,
): Promise<InstanceRole> {
  const deadline = performance.now() + LEAVING_MS;
  for (;;) {
    const lock = takeLock();
    if (lock.kind === 'held') return { kind: 'first', socket };
    if (performance.now() >= deadline) return { kind: 'in-use', message: inUse(lock.processId) };
    await sleep(RETRY_MS);
  }
}

/** Where the owner of this user data listens; null where no place is safe. */
export function findPlace(
  options: Pick<AcquireOptions, 'userData' | 'isReadOnly' | 'environment'>,
): SocketPlace | null {
  const { userData, isReadOnly = false, environment } = options;
  try {
    const notes = noteFolder(userData, isReadOnly, environment);
    return { path: socketPath(userData, environment), token: readToken(notes), notes };
  } catch (error) {
    if (error instanceof NoSafeSocket || (error as NodeJS.ErrnoException).code) return null;
    throw error;
  }
}
