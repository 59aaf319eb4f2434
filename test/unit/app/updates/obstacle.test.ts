import { describe, expect, it } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import { SCHEDULE_MARGIN_MS, updateObstacle } from '#contract/rules/update-obstacle.ts';
import { stateOf } from '../../../support/app-states.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const run = (status: string) => ({ preset: { status } }) as unknown as AppState['runs'];
const recording = (certainty: string) => [{ certainty }] as unknown as AppState['recordings'];
const scheduleAt = (ms: number, enabled = true) =>
  [{ schedule: { enabled }, nextAt: new Date(NOW + ms).toISOString() }] as AppState['schedules'];
const obstacle = (change: Partial<AppState>) => updateObstacle(stateOf(change), NOW);

describe('what is in the way of an installation', () => {
  it('is nothing where nothing runs and nothing is planned', () => {
    expect(obstacle({})).toBeNull();
    expect(obstacle({ runs: run('accepted') })).toBeNull();
  });

  it('is a call that is queued or sending', () => {
    expect(obstacle({ runs: run('queued') })).toBe('sending');
    expect(obstacle({ runs: run('sending') })).toBe('sending');
    expect(obstacle({ queue: { run: { position: 0, waitMs: 0 } } })).toBe('sending');
  });

  it('is what runs, what may run, and not knowing it', () => {
    expect(obstacle({ recordings: recording('accepted') })).toBe('recording');
    expect(obstacle({ recordings: recording('reported') })).toBe('recording');
    expect(obstacle({ recordings: recording('uncertain') })).toBe('maybe-recording');
    const codes = [
      'journal-renewed',
      'journal-lost',
      'journal-unread',
      'journal-newer',
      'journal-unavailable',
    ] as const;
    for (const code of codes) {
      expect(obstacle({ problems: [{ code, detail: '' }] })).toBe('unknown-what-runs');
    }
  });

  it('is a planned start within half an hour, before and after', () => {
    for (const ms of [0, SCHEDULE_MARGIN_MS, -SCHEDULE_MARGIN_MS]) {
      expect(obstacle({ schedules: scheduleAt(ms) })).toBe('schedule');
    }
    expect(obstacle({ schedules: scheduleAt(SCHEDULE_MARGIN_MS + 1) })).toBeNull();
    expect(obstacle({ schedules: scheduleAt(1000, false) })).toBeNull();
  });

  it('is an export that is being written', () => {
    const exports = [{ state: 'running' }] as AppState['exports'];
    expect(obstacle({ exports })).toBe('exporting');
    expect(obstacle({ exports: [{ state: 'done' }] as AppState['exports'] })).toBeNull();
  });
});
