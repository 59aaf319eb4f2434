import type { ApiFileSearch, ApiPreset } from './messages.ts';

/** What a button or a key shows of a preset; the tile, lamps and decks say the same. */
export const SIGNALS = [
  'idle',
  'sending',
  'accepted',
  'incomplete',
  'to-verify',
  'failed',
  'file-found',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** `unknown`: CDN Recorder does not answer, or says what this version does not know. Never the last known state. */
export const SHOWN_STATES = [...SIGNALS, 'unknown'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** What an operator has settled (`verified-not-recording`) is no trouble any more. */
const OF_STATE: Readonly<Record<string, Signal>> = {
  idle: 'idle',
  accepted: 'accepted',
  partial: 'incomplete',
  unknown: 'to-verify',
  'not-recording': 'failed',
  'verified-not-recording': 'idle',
  sending: 'sending',
  ended: 'idle',
};

/** @param hasFiles whether the files of the preset's newest recording have been found. */
export function stateOf({ state }: Pick<ApiPreset, 'state'>, hasFiles: boolean): ShownState {
  if (state === 'ended' && hasFiles) return 'file-found';
  return Object.hasOwn(OF_STATE, state) ? (OF_STATE[state] ?? 'unknown') : 'unknown';
}

/** Ids of presets whose newest recording is over, with as many files for each stream as are expected, or one. */
export function presetsWithFiles(searches: Iterable<ApiFileSearch>): ReadonlySet<string> {
  const newest = new Map<string, ApiFileSearch>();
  const all = [...searches];
  for (const one of all) {
    const known = newest.get(one.presetId);
    if (!known || Date.parse(one.startedAt) > Date.parse(known.startedAt)) {
      newest.set(one.presetId, one);
    }
  }
  const found = new Set(newest.keys());
  for (const one of all) {
    const isOfNewest = newest.get(one.presetId)?.run === one.run;
    if (isOfNewest && !hasFiles(one)) found.delete(one.presetId);
  }
  return found;
}

const hasFiles = ({ found, expected, endedAt }: ApiFileSearch): boolean =>
  endedAt !== null && found >= Math.max(1, expected ?? 1);

/** Whether something of it records or may record, so that a stop has something to stop. */
export const mayRecord = ({ state, recording, uncertain, since }: ApiPreset): boolean =>
  recording + uncertain > 0 || since !== null || ['accepted', 'partial', 'unknown'].includes(state);
