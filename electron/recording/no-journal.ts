import type { Journal } from './ports.ts';

/** For a run that a person has agreed to start without a record. */
export const NO_JOURNAL: Journal = {
  createRun: () => undefined,
  markSending: () => undefined,
  markQueued: () => undefined,
  settle: () => undefined,
};

const refuse = (): never => {
  throw new Error('no journal can be written on this disk');
};

/** Where no journal can be opened at all: every start asks, or goes on without a record. */
export const UNAVAILABLE_JOURNAL: Journal = {
  createRun: refuse,
  markSending: refuse,
  markQueued: refuse,
  settle: refuse,
};
