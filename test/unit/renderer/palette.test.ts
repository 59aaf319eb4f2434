import { describe, expect, test } from 'vitest';
import { CONTROL_VIEW_OFF, type ControlView } from '#contract/model/control-view.ts';
import { search, soughtIn } from '../../../renderer/shell/palette/match.ts';
import { type CommandEntry, commandsOf } from '../../../renderer/shell/palette/palette-entries.ts';
import { accountOf, byPreset, stateOf, vaultOf } from '../../support/app-states.ts';
import { presetOf } from '../../support/presets.ts';
import { callOf, recordingOf, runViewOf } from '../../support/runs.ts';
import { translator } from './text.ts';

const t = translator('en');
const NEWS = presetOf();
const SPORT = presetOf({ id: 'sport', name: '体育直播 主信号', streamIds: ['sport'] });
const recording = recordingOf({ presetId: NEWS.id });

const ids = (commands: readonly CommandEntry[]) => commands.map(({ id }) => id);
const found = (query: string, state = stateOf({ presets: [NEWS, SPORT] }), language = t) =>
  search(query, soughtIn(commandsOf(state, language, false)));
const labels = (query: string, ...more: [ReturnType<typeof stateOf>?]) =>
  found(query, ...more).map((command) => command.text);

describe('what there is', () => {
  test('a preset can be started, shown and edited; stopped only while something runs or may run', () => {
    const idle = ids(commandsOf(stateOf(), t, false));
    expect(idle).toEqual(expect.arrayContaining(['start.preset', 'show.preset', 'edit.preset']));
    expect(idle).not.toContain('stop.preset');
    for (const certainty of ['accepted', 'uncertain'] as const) {
      const state = stateOf({ recordings: [{ ...recording, certainty }] });
      expect(ids(commandsOf(state, t, false))).toContain('stop.preset');
    }
  });

  test('what is under way is not offered to be started or stopped, and an archived preset not at all', () => {
    const run = runViewOf({ presetId: NEWS.id, calls: [callOf({ startedAt: null })] });
    const busy = stateOf({ runs: byPreset(run), recordings: [recording] });
    const offered = ids(commandsOf(busy, t, false));
    expect(offered).toContain('show.preset');
    expect(offered).not.toContain('start.preset');
    expect(offered).not.toContain('stop.preset');
    const archived = stateOf({ presets: [presetOf({ archived: true })] });
    expect(ids(commandsOf(archived, t, false)).filter((id) => /preset$/.test(id))).toEqual([]);
  });

  test('while nothing is typed, Enter meets a view; what starts and stops comes last', () => {
    const state = stateOf({ recordings: [recording] });
    const commands = commandsOf(state, t, false);
    expect(commands[0]?.id).toBe('go.presets');
    const kinds = commands.map(({ command }) => command.kind);
    expect(kinds.indexOf('start')).toBeGreaterThan(kinds.lastIndexOf('action'));
  });

  test('every line that starts or stops names its preset', () => {
    const state = stateOf({ presets: [NEWS, SPORT], recordings: [recording] });
    for (const { text: label, command } of commandsOf(state, t, false)) {
      if (command.kind !== 'start' && command.kind !== 'stop') continue;
      const preset = state.presets.find(({ id }) => id === command.presetId);
      expect(label).toContain(preset?.name);
    }
  });

  test('unlock where it is locked, lock where it is open, neither where there is nothing', () => {
    const offered = (state: 'open' | 'passphrase-required' | 'empty') =>
      ids(commandsOf(stateOf({ vault: vaultOf({ state }) }), t, false)).filter((id) =>
        /lock$/.test(id),
      );
    expect([offered('open'), offered('passphrase-required'), offered('empty')]).toEqual([
      ['lock'],
      ['unlock'],
      [],
    ]);
  });

  test('themes and languages, but for those in force', () => {
    const all = ids(commandsOf(stateOf(), t, false));
    expect(all.filter((id) => /^(theme|language)/.test(id))).toEqual([
      'theme.light',
      'theme.dark',
      'theme.high-contrast',
      'language.en',
      'language.zh-CN',
    ]);
  });

  test('remote control can be paused where something takes commands, and resumed', () => {
    const offered = (control: ControlView) =>
      ids(commandsOf(stateOf({ control }), t, false)).filter((id) => /-remote$/.test(id));
    const on = { ...CONTROL_VIEW_OFF.http, enabled: true };
    expect(offered(CONTROL_VIEW_OFF)).toEqual([]);
    expect(offered({ ...CONTROL_VIEW_OFF, http: on })).toEqual(['pause-remote']);
    expect(offered({ ...CONTROL_VIEW_OFF, paused: true })).toEqual(['resume-remote']);
  });

  test('no two are the same', () => {
    const state = stateOf({ presets: [NEWS, SPORT], recordings: [recording] });
    const all = ids(commandsOf(state, t, false));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what is found', () => {
  test('by words in any order, the one that begins with them first', () => {
    expect(labels('news start')).toEqual(['Start Evening news']);
    expect(labels('even')[0]).toBe('Start Evening news');
    expect(labels('edit')[0]).toMatch(/^Edit /);
  });

  test('by a part of a Chinese name, full-width letters and any case', () => {
    expect(labels('主信')).toContain('Start 体育直播 主信号');
    expect(labels('ＥＶＥＮＩＮＧ')).toContain('Start Evening news');
  });

  test('by letters with others between, within one word', () => {
    expect(labels('evng')).toContain('Start Evening news');
    expect(labels('ngnws')).toEqual([]);
    expect(labels('zz')).toEqual([]);
  });

  test('by the other language’s words', () => {
    expect(labels('开始 evening')).toEqual(['Start Evening news']);
    const chinese = found('start evening', stateOf(), translator('zh-CN'));
    expect(chinese.map(({ id }) => id)).toEqual(['start.preset']);
  });

  test('by its account', () => {
    const state = stateOf({ accounts: [accountOf({ name: 'Regional' })] });
    expect(labels('regional', state)).toContain('Start Evening news');
  });

  test('ten thousand lines keep their order among equals', () => {
    const presets = Array.from({ length: 2500 }, (_, index) =>
      presetOf({ id: `p${index}`, name: `Camera ${index}` }),
    );
    const starts = found('start camera', stateOf({ presets }));
    expect(ids(starts).slice(0, 3)).toEqual(['start.p0', 'start.p1', 'start.p2']);
    expect(starts).toHaveLength(2500);
  });
});
