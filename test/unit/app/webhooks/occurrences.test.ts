import { describe, expect, test } from 'vitest';
import { PROBLEMS } from '#contract/model/app-state.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { translatorFor } from '../../../../electron/app/language.ts';
import {
  messageOf,
  occurrencesOfFiles,
  occurrencesOfProblems,
  occurrencesOfRun,
} from '../../../../electron/app/webhooks/occurrences.ts';
import { viewOf } from '../../../../electron/recording/run-view.ts';
import { accountOf, byPreset, stateOf } from '../../../support/app-states.ts';
import { presetOf } from '../../../support/presets.ts';
import { MOMENT, recordingOf, runOf, runViewOf, settledCall } from '../../../support/runs.ts';

const english = translatorFor('en');
const same = (text: string) => text;

const eventsOf = (...[run, state]: Parameters<typeof occurrencesOfRun>) =>
  occurrencesOfRun(run, state).map(({ event }) => event);

const twoStreams = presetOf({ streamIds: ['cdn01', 'cdn02'] });

describe('a run', () => {
  test('that was accepted says so, once, with streams and vendor', () => {
    const run = runViewOf();
    const state = stateOf({ runs: byPreset(run), recordings: [recordingOf()] });
    const [one, ...others] = occurrencesOfRun(run, state);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ event: 'accepted', at: MOMENT + 12, keys: ['run run'] });
    expect(one && messageOf(one, english, same)).toMatchObject({
      title: 'Evening news: 1 of 1 accepted',
      preset: 'Evening news',
      recording: true,
      streams: [{ vendor: 'Tencent', streamId: 'cdn01', result: 'done' }],
      streamCount: 1,
    });
  });

  test('with an unknown or a refused stream is trouble, in the language of the target', () => {
    const run = runViewOf({ calls: [settledCall(['accepted', 'unknown'])] });
    const state = stateOf({ presets: [twoStreams], runs: byPreset(run) });
    const [one] = occurrencesOfRun(run, state);
    expect(one?.event).toBe('trouble');
    const chinese = one && messageOf(one, translatorFor('zh-CN'), same);
    expect(chinese?.title).toMatch(/\p{Script=Han}/u);
    expect(chinese?.lines.join('\n')).toContain('cdn02');
  });

  test('that is under way, or of practice, tells nothing', () => {
    const waiting = runViewOf({ calls: [settledCall(['accepted'], { state: 'sending' })] });
    expect(eventsOf(waiting, stateOf({ runs: byPreset(waiting) }))).toEqual([]);
    const practice = runViewOf({ practice: true });
    expect(eventsOf(practice, stateOf({ runs: byPreset(practice) }))).toEqual([]);
  });

  test('whose trouble an operator has settled as not recording tells nothing more', () => {
    const verdicts = [
      { streamId: 'cdn01', verdict: 'not-recording' as const, at: new Date(MOMENT).toISOString() },
    ];
    const run = runViewOf({ calls: [settledCall(['unknown'], { verdicts })] });
    expect(eventsOf(run, stateOf({ runs: byPreset(run) }))).toEqual([]);
  });

  test('of a stop is told as a stop', () => {
    const action = 'StopCDNRecord';
    const run = runViewOf({ action, calls: [settledCall(['accepted'], { action })] });
    expect(eventsOf(run, stateOf({ runs: byPreset(run) }))).toEqual(['stopped']);
  });

  test('that has ended is told twice: that it was accepted, and that it ended', () => {
    const endTime = MOMENT / 1_000 + 60;
    const call = settledCall(['accepted'], { endTime });
    const run = viewOf(runOf({ calls: [call] }), MOMENT + 61_000);
    const [, ended] = occurrencesOfRun(run, stateOf({ runs: byPreset(run) }));
    expect(ended).toMatchObject({ event: 'ended', at: endTime * 1_000, keys: ['end run'] });
    expect(ended && messageOf(ended, english, same)).toMatchObject({
      title: 'Evening news: recording ended at its end time',
      recording: false,
    });
  });
});

const watchOf = (change: Partial<FileWatch>): FileWatch => ({
  callId: 'call',
  runId: 'run',
  presetId: 'preset',
  presetName: 'Evening news',
  accountId: 'account',
  appId: 12345,
  service: 'https://rtc-api.zego.im/',
  vendor: 'Tencent',
  streamId: 'cdn01',
  startedAt: '2026-11-22T10:00:00.000Z',
  endedAt: '2026-11-22T11:00:00.000Z',
  open: false,
  found: 0,
  expected: null,
  lookedAt: '2026-11-22T11:30:00.000Z',
  nextLookAt: null,
  fault: null,
  state: 'waiting',
  dismissed: false,
  ...change,
});

describe('files', () => {
  test('are told by run, found and missing apart, each recording once', () => {
    const watches = [
      watchOf({ streamId: 'a', state: 'complete', found: 1 }),
      watchOf({ streamId: 'b', state: 'complete', found: 1 }),
      watchOf({ streamId: 'c', state: 'missing' }),
      watchOf({ streamId: 'd', state: 'missing', dismissed: true }),
      watchOf({ streamId: 'e', state: 'waiting' }),
    ];
    const all = occurrencesOfFiles(watches, stateOf(), () => true);
    expect(all.map(({ event, keys }) => [event, keys.length])).toEqual([
      ['file-found', 2],
      ['file-missing', 1],
    ]);
    const known = all[0]?.keys[0];
    const rest = occurrencesOfFiles(watches, stateOf(), (key) => key !== known);
    const [found] = rest;
    expect(found && messageOf(found, english, same)).toMatchObject({
      title: 'Evening news: files found, recordings: 1',
      lines: ['Tencent: b'],
    });
  });

  test('of practice are told to no target', () => {
    const accounts = [accountOf({ practice: true })];
    const watch = watchOf({ state: 'missing' });
    expect(occurrencesOfFiles([watch], stateOf({ accounts }), () => true)).toEqual([]);
  });
});

test('a problem of the program is trouble, without a path, and not again within the hour', () => {
  const problems = [
    { code: 'presets-unusable' as const, detail: 'the-folder-of-a-person/presets.json' },
  ];
  const [one] = occurrencesOfProblems(problems, MOMENT);
  const [later] = occurrencesOfProblems(problems, MOMENT + 59 * 60_000);
  expect(one?.event).toBe('trouble');
  expect(later?.keys).toEqual(one?.keys);
  expect(JSON.stringify(one && messageOf(one, english, same))).not.toContain('of-a-person');
});

test('no problem ends with the word before what is left out', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const code of PROBLEMS) {
      const [one] = occurrencesOfProblems([{ code, detail: '1' }], MOMENT);
      const title = one && messageOf(one, translatorFor(language), same).title;
      expect([code, title]).toEqual([code, expect.stringMatching(/.{10}[.。]$/u)]);
    }
  }
});
