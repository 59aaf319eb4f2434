import { expect, test } from 'vitest';
import type { Source } from '#contract/model/run.ts';
import type { Action } from '#contract/model/vendor.ts';
import { priorityOf } from '../../../electron/recording/priority.ts';
import { callOf } from '../../support/runs.ts';

const START = 'StartCDNRecord';
const STOP = 'StopCDNRecord';

test.each<[string, Action, Source, number, boolean, 'click' | 'batch']>([
  ['one preset at four vendors', START, 'window', 4, false, 'click'],
  ['one preset of many calls', START, 'window', 5, false, 'batch'],
  ['a selection of the board', START, 'window', 1, true, 'batch'],
  ['from the tray', START, 'tray', 4, false, 'click'],
  ['one action of a command line', START, 'command-line', 4, false, 'click'],
  ['several actions of a command line', START, 'command-line', 1, true, 'batch'],
  ['a person stops many', STOP, 'window', 100, true, 'click'],
  ['a person stops from the tray', STOP, 'tray', 100, false, 'click'],
  ['a command line stops one', STOP, 'command-line', 4, false, 'click'],
  ['a command line stops several', STOP, 'command-line', 4, true, 'batch'],
])('%s', (_what, action, source, count, together, wanted) => {
  const calls = Array.from({ length: count }, () => callOf());
  expect(priorityOf({ action, source, calls }, together)).toBe(wanted);
});
