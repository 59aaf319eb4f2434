import { expect, test } from 'vitest';
import type { Settings } from '#contract/model/settings.ts';
import { alarmConditions } from '#contract/rules/alarms/alarm-conditions.ts';
import { acknowledgedBy, alarmsAfter, viewOf } from '../../../../electron/app/alarms/alarm-book.ts';
import { RepeatedSound } from '../../../../electron/app/alarms/repeated-sound.ts';
import { stateOf } from '../../../support/app-states.ts';
import { MOMENT } from '../../../support/runs.ts';

const state = stateOf({ problems: [{ code: 'disk-nearly-full', detail: '400' }] });
const conditions = alarmConditions({ state, summaries: [], nowAt: () => MOMENT });
const { open } = alarmsAfter([], conditions, MOMENT, () => false);
const calling = open.map(viewOf);
const quiet = open.map((one) => viewOf(acknowledgedBy(one, { by: 'Li Na', at: one.since })));
const ON = { troubleSound: true, alarms: { repeat: true } } as const;
const silent = { notification: true, sound: false, webhook: true };

const followed = (settings: Pick<Settings, 'alarms' | 'troubleSound'>) => {
  const running = new Set<() => void>();
  const sounds: string[] = [];
  const repeated = new RepeatedSound({
    sound: () => sounds.push('sound'),
    every: (_ms, work) => {
      running.add(work);
      return () => running.delete(work);
    },
  });
  repeated.follow(calling, settings);
  return { repeated, running, sounds };
};

test('sounds until the alarm is acknowledged, and has one timer', () => {
  const { repeated, running, sounds } = followed(ON);
  repeated.follow(calling, ON);
  expect(running.size).toBe(1);
  for (const work of running) work();
  expect(sounds).toEqual(['sound']);
  repeated.follow(quiet, ON);
  expect(running.size).toBe(0);
  repeated.follow(calling, ON);
  expect(running.size).toBe(1);
});

test.each([
  ['the sound is off', { ...ON, troubleSound: false }],
  ['it is to sound once', { troubleSound: true }],
  [
    'its kind is silent',
    { ...ON, alarms: { repeat: true, kinds: { 'disk-nearly-full': silent } } },
  ],
])('is quiet where %s', (_what, settings) => {
  expect(followed(settings).running.size).toBe(0);
});

test('ends where the operator switches it off', () => {
  const { repeated, running } = followed(ON);
  repeated.follow(calling, { troubleSound: true });
  expect(running.size).toBe(0);
});
