import { PATIENCE_MS } from './desktop/until.ts';

/**
 * The waits, in milliseconds, of a transport whose far end answers: as long as a test is patient. A busy machine can keep
 * both ends from their work for a second, and an answer that was there would then count as lost.
 */
export const PATIENT = { connect: PATIENCE_MS, headers: PATIENCE_MS, body: PATIENCE_MS } as const;

/** The same as the settings have it, in seconds. */
export const PATIENT_SECONDS = {
  connect: PATIENCE_MS / 1_000,
  headers: PATIENCE_MS / 1_000,
  body: PATIENCE_MS / 1_000,
} as const;

/** Something that comes when a test says so, such as the answer of a far end. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

/** A gate that is shut. */
export function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
