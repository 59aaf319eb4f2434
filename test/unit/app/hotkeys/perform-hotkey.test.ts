import { expect, test } from 'vitest';
import type { HotkeyAction } from '#contract/model/hotkey.ts';
import { performHotkey } from '../../../../electron/app/hotkeys/perform-hotkey.ts';
import { stateOf } from '../../../support/app-states.ts';
import { presetOf } from '../../../support/presets.ts';
import { recordingOf } from '../../../support/runs.ts';

async function performed(action: HotkeyAction, state = stateOf()): Promise<string[]> {
  const seen: string[] = [];
  const note = (text: string) => async (id: string) => void seen.push(`${text} ${id}`);
  await performHotkey(action, {
    commands: { start: note('start'), stop: note('stop') },
    state,
    openAt: (address) => void seen.push(`open ${address.join('/')}`),
  });
  return seen;
}
const preset = presetOf();
const of = (command: 'start' | 'stop' | 'toggle'): HotkeyAction => ({
  kind: 'preset',
  presetId: preset.id,
  command,
});

test('stop all and the wall open the window there, and send nothing', async () => {
  expect(await performed({ kind: 'stop-all' })).toEqual(['open on-air/stop-all']);
  expect(await performed({ kind: 'open-wall' })).toEqual(['open presets/wall']);
});

test('start starts and stop stops, whatever runs', async () => {
  const running = stateOf({ recordings: [recordingOf({ presetId: preset.id })] });
  for (const state of [stateOf(), running]) {
    expect(await performed(of('start'), state)).toEqual([`start ${preset.id}`]);
    expect(await performed(of('stop'), state)).toEqual([`stop ${preset.id}`]);
  }
});

test.each(['accepted', 'uncertain'] as const)(
  'toggle stops what is %s, and starts otherwise',
  async (certainty) => {
    expect(await performed(of('toggle'))).toEqual([`start ${preset.id}`]);
    const recordings = [recordingOf({ presetId: preset.id, certainty })];
    expect(await performed(of('toggle'), stateOf({ recordings }))).toEqual([`stop ${preset.id}`]);
  },
);

test('toggle stops what a deleted preset left running', async () => {
  const recordings = [recordingOf({ presetId: preset.id })];
  const state = stateOf({ presets: [], recordings });
  expect(await performed(of('toggle'), state)).toEqual([`stop ${preset.id}`]);
});
