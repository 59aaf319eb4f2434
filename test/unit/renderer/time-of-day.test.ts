import { expect, test } from 'vitest';
import { isTimeOfDay, timeOfDayIn } from '../../../renderer/shared/fields/time-of-day.ts';

test.each([
  ['19:30', '19:30'],
  ['1930', '19:30'],
  ['930', '09:30'],
  ['7:5', '07:05'],
  ['7.30', '07:30'],
  [' 19：30 ', '19:30'],
  ['24:00', null],
  ['2460', null],
  ['07:30 PM', null],
  ['7', null],
  ['', null],
])('%s is the time of day %s', (typed, time) => {
  expect(timeOfDayIn(typed)).toBe(time);
  if (time !== null) expect(isTimeOfDay(time)).toBe(true);
});
