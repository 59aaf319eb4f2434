import type { CommandEvent, CommandRequest } from './command-line/request.ts';
import { handOver } from './handover/client.ts';
import { NoSafeSocket, readToken, rememberedSocket, socketPath } from './handover/location.ts';

const RETRY_MS = 100;
/** How long two that start together may need to sort out who is first. */
const PATIENCE_MS = 6_000;

export interface BecomeFirstOptions {
  readonly userData: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly request: CommandRequest;
  readonly onEvent: (event: CommandEvent) => void;
  /** Electron's single-instance lock; true for the process that has it. */
  readonly takeLock: () => boolean;
}

export interface SocketPlace {
  readonly path: string;
  readonly token: string;
}

export type FirstOrSecond =
  /** This process owns the user data. `socket` is null where no safe place for one was found. */
  | { readonly kind: 'first'; readonly socket: SocketPlace | null }
  | { readonly kind: 'second'; readonly exitCode: number }
  | { readonly kind: 'lost'; readonly message: string };

/**
 * Hands the request to the process that owns the user data, or becomes it. The socket is asked first: it
 * answers at once. The lock decides between two that start together; the one that loses it comes back
 * to the socket, which the winner opens in a moment.
 */
export async function becomeFirst(options: BecomeFirstOptions): Promise<FirstOrSecond> {
  const place = findPlace(options);
  if (!place) {
    return options.takeLock()
      ? { kind: 'first', socket: null }
      : {
          kind: 'lost',
          message: 'CDN Recorder runs already, and cannot be reached. Nothing was started.',
        };
  }
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    // The owner may have another environment, and so another folder: it leaves word where it listens.
    const path = rememberedSocket(options.userData) ?? place.path;
    const handover = await handOver(path, place.token, options.request, options.onEvent);
    if (handover.kind === 'done') return { kind: 'second', exitCode: handover.exitCode };
    if (handover.kind === 'lost') {
      return {
        kind: 'lost',
        message: 'CDN Recorder ended while it worked. Look in its history for what was started.',
      };
    }
    if (options.takeLock()) return { kind: 'first', socket: place };
    await new Promise((resume) => setTimeout(resume, RETRY_MS));
  }
  return {
    kind: 'lost',
    message: 'CDN Recorder runs already, and does not answer. Nothing was started.',
  };
}

function findPlace({ userData, environment }: BecomeFirstOptions): SocketPlace | null {
  try {
    return { path: socketPath(userData, environment), token: readToken(userData) };
  } catch (error) {
    if (error instanceof NoSafeSocket || (error as NodeJS.ErrnoException).code) return null;
    throw error;
  }
}
