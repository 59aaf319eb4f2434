import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type HeardFile,
  ReceiverSilence,
  SILENT_AFTER_MS,
} from '../../../electron/app/receiver-silence.ts';

const BEGAN = Date.parse('2026-11-27T20:00:00Z');
const at = (minutes: number) => new Date(BEGAN + minutes * 60_000).toISOString();

const LISTENING = { state: 'listening', receivedAt: null } as const;

let told: (string | null)[];
let silence: ReceiverSilence;

beforeEach(() => {
  vi.useFakeTimers({ now: BEGAN });
  told = [];
  silence = new ReceiverSilence({ now: Date.now, tell: (files) => told.push(files) });
});
afterEach(() => vi.useRealTimers());

const file = (id: number, changes: Partial<HeardFile> = {}): HeardFile => ({
  id,
  practice: false,
  callbackAt: null,
  firstSeenAt: new Date().toISOString(),
  endAt: new Date().toISOString(),
  createdAt: null,
  mergedFrom: [],
  ...changes,
});

const later = (ms: number) => vi.advanceTimersByTime(ms);

describe('a receiver that hears nothing', () => {
  it('is told once a file has waited ten minutes for its callback, with how many have', () => {
    silence.receiverChanged(LISTENING);
    later(60_000);
    silence.filesCame([file(1)]);
    later(SILENT_AFTER_MS - 1);
    expect(told).toEqual([]);
    silence.filesCame([file(2)]);
    later(2);
    expect(told).toEqual(['1']);
    later(SILENT_AFTER_MS);
    expect(told).toEqual(['1', '2']);
  });

  it('is over with the first callback, and silent again only by what comes after', () => {
    silence.receiverChanged(LISTENING);
    silence.filesCame([file(1), file(2)]);
    later(SILENT_AFTER_MS + 1);
    silence.receiverChanged({ state: 'listening', receivedAt: at(11) });
    expect(told).toEqual(['2', null]);
    silence.filesCame([file(1, { endAt: at(0) })]);
    later(2 * SILENT_AFTER_MS);
    expect(told).toEqual(['2', null]);
  });

  it('is over where it is switched off', () => {
    silence.receiverChanged(LISTENING);
    silence.filesCame([file(1)]);
    later(SILENT_AFTER_MS + 1);
    silence.receiverChanged({ state: 'off', receivedAt: null });
    expect(told).toEqual(['1', null]);
  });

  it.each([
    ['whose callback came', { callbackAt: at(1) }],
    ['of practice', { practice: true }],
    ['that was merged of others', { mergedFrom: ['a', 'b'] }],
    ['that ended before anything listened', { endAt: at(-1) }],
  ])('is not shown by a file %s', (_, changes) => {
    silence.receiverChanged(LISTENING);
    silence.filesCame([file(1, changes)]);
    later(2 * SILENT_AFTER_MS);
    expect(told).toEqual([]);
  });

  it('is not shown by a file whose callback is only late', () => {
    silence.receiverChanged(LISTENING);
    silence.filesCame([file(1)]);
    later(SILENT_AFTER_MS / 2);
    silence.filesCame([file(1, { callbackAt: at(5) })]);
    later(SILENT_AFTER_MS);
    expect(told).toEqual([]);
  });

  it('is not shown while nothing listens', () => {
    silence.filesCame([file(1)]);
    later(2 * SILENT_AFTER_MS);
    expect(told).toEqual([]);
  });
});
