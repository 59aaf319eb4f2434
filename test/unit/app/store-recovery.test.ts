import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppState } from '#contract/model/app-state.ts';
import type { Settings } from '#contract/model/settings.ts';
import { AppStateStore } from '../../../electron/app/state.ts';
import { recoverStores } from '../../../electron/app/store-recovery.ts';
import { openControl } from '../../../electron/storage/control/control-store.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { until } from '../../support/desktop/until.ts';
import { presetOf } from '../../support/presets.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('back');
});
afterEach(() => folder.remove());

test('what could not be read at the start shows once it can be, and its problem goes', async () => {
  const now = new Date();
  const stores = () => ({
    presets: new PresetStore(folder.path, [], now),
    settings: openSettings(folder.path, now),
    control: openControl(folder.path, now),
  });
  const sound = stores();
  sound.presets.save(null, presetOf({ name: 'Evening news' }));
  sound.settings.save({ zoom: 150 });
  sound.control.save({ paused: true });
  const files = ['presets.json', 'settings.json', 'control.json'].map((name) =>
    join(folder.path, name),
  );
  const contents = files.map((path) => readFileSync(path));
  for (const path of files) {
    rmSync(path);
    mkdirSync(path);
  }
  const { presets, settings, control } = stores();
  expect(control.get().paused).toBe(false);
  const problems = [
    { code: 'presets-unusable', detail: '' },
    { code: 'settings-unusable', detail: '' },
    { code: 'control-unreadable', detail: '' },
    { code: 'history-unavailable', detail: '' },
  ];
  const state = new AppStateStore({ problems, presets: [] } as unknown as AppState);
  const applied: Settings[] = [];
  presets.onChange(() => state.update({ presets: [...presets.list()] }));
  settings.onChange(() => applied.push(settings.get()));
  const schedules = { fault: null, refresh: () => undefined };
  const recovery = recoverStores({ state, presets, settings, schedules, control }, 10);
  await new Promise((resume) => setTimeout(resume, 50));
  expect(state.state.problems).toHaveLength(4);
  files.forEach((path, index) => {
    rmdirSync(path);
    writeFileSync(path, contents[index] ?? '');
  });
  await until('all are read', () => state.state.problems.length === 1);
  expect(state.state.presets.map(({ name }) => name)).toEqual(['Evening news']);
  expect(applied.map(({ zoom }) => zoom)).toEqual([150]);
  expect(control.get().paused).toBe(true);
  recovery.stop();
});
