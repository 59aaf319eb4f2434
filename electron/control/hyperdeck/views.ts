import type { Preset } from '#contract/model/preset.ts';
import type { PresetSignal } from '#contract/rules/preset-signal.ts';
import { momentOf } from '../../recording/end-time.ts';
import type { Fields } from './wire.ts';

/** What a slot holds: a preset; null where it was deleted or archived, and nothing of it runs. */
export interface SlotContent {
  readonly signal: PresetSignal;
  /** How long a start now would record; null where it has no end. */
  readonly end: Preset['end'];
}
export type Slot = SlotContent | null;

/** A deck shows a format, and we know none: one that clients of any kind read. */
const VIDEO_FORMAT = '1080p25';
/** Seconds for what has no end: a day, which stands still and so looks like no count. */
const NO_END_SECONDS = 86_400;
/** The timecode has two digits for the hours. */
const LONGEST_SECONDS = 100 * 3_600 - 1;

/** Records surely, or may: of the second an operator must look. */
const isError = ({ state }: PresetSignal): boolean => state === 'to-verify' || state === 'failed';

const slotStatus = (slot: Slot): string => {
  if (slot === null) return 'empty';
  return isError(slot.signal) ? 'error' : 'mounted';
};

/** `record` only where it surely records. */
const transportStatus = (slot: Slot): string => (slot?.signal.records ? 'record' : 'stopped');

/** Of `202` and `502`. @param id of the slot, from 1 on */
export const slotInfo = (slot: Slot, id: number, nowMs: number): Fields => ({
  'slot id': id,
  status: slotStatus(slot),
  'volume name': slot?.signal.name ?? '',
  'recording time': slot === null ? 0 : secondsLeft(slot, nowMs),
  'video format': VIDEO_FORMAT,
});

/** Of `208` and `508`: the transport of the selected slot. */
export const transportInfo = (slot: Slot, id: number, nowMs: number): Fields => ({
  status: transportStatus(slot),
  speed: 0,
  'slot id': id,
  'clip id': 'none',
  'single clip': false,
  'display timecode': elapsed(slot, nowMs),
  timecode: elapsed(slot, nowMs),
  'video format': VIDEO_FORMAT,
  loop: false,
});

/** Time since the first of what records was accepted, as `HH:MM:SS:FF`; zero where nothing surely records. */
export function elapsed(slot: Slot, nowMs: number): string {
  const acceptedAt = slot?.signal.acceptedAt ?? null;
  const ms = acceptedAt === null ? 0 : nowMs - Date.parse(acceptedAt);
  const seconds = Math.min(Math.max(0, Math.floor(ms / 1000)), LONGEST_SECONDS);
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return `${two(seconds / 3_600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}:00`;
}

function secondsLeft({ signal, end }: SlotContent, nowMs: number): number {
  const { records, endsAt } = signal;
  const until = records ? endsAt : end === null ? null : momentOf(end, nowMs);
  return until === null ? NO_END_SECONDS : Math.max(0, Math.floor(until - nowMs / 1000));
}

/** Two views of a slot are the same while this is: the time that passes is no news. */
export const slotNews = (slot: Slot): string => {
  const { signal, end } = slot ?? {};
  const left = signal?.records ? signal.endsAt : end;
  return JSON.stringify([slotStatus(slot), signal?.name, signal?.records, left]);
};

/** The same of the transport. */
export const transportNews = (slot: Slot, id: number): string =>
  JSON.stringify([id, transportStatus(slot), slot?.signal.acceptedAt]);
