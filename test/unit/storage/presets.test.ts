import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PresetDraft } from '#contract/model/preset.ts';
import { SAMPLE_PRESETS } from '../../../electron/practice/samples.ts';
import { COPIES_KEPT } from '../../../electron/storage/daily-copy.ts';
import { PresetNameTaken, UnreadableName } from '../../../electron/storage/ports.ts';
import { PresetStore } from '../../../electron/storage/presets.ts';
import { UnreadableStore } from '../../../electron/storage/store-file.ts';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { presetOf } from '../../support/presets.ts';
import { MOMENT } from '../../support/runs.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder('presets');
});
afterEach(() => folder.remove());

const open = (samples: readonly PresetDraft[] = []) =>
  new PresetStore(folder.path, samples, new Date(MOMENT));

function draft(name: string, change: Partial<PresetDraft> = {}): PresetDraft {
  const { id: _id, ...rest } = presetOf({ name, ...change });
  return rest;
}

const names = (store: PresetStore) => store.list().map(({ name }) => name);

describe('a first start', () => {
  test('finds the samples, each with an id of its own', () => {
    const store = open(SAMPLE_PRESETS);
    expect(names(store)).toEqual([
      'Practice: Tencent',
      'Practice: all vendors',
      'Practice: one stream fails',
    ]);
    expect(new Set(store.list().map(({ id }) => id)).size).toBe(3);
  });

  test('samples that were removed do not come back', () => {
    const store = open(SAMPLE_PRESETS);
    for (const { id } of [...store.list()]) store.remove(id);
    expect(names(open(SAMPLE_PRESETS))).toEqual([]);
  });

  test('a sample keeps its id over restarts, so that its last run is found again', () => {
    const before = open(SAMPLE_PRESETS).list();
    expect(open(SAMPLE_PRESETS).list()).toEqual(before);
  });
});

describe('names that cannot be read', () => {
  const odd = '\u200b\u3164';

  test('are not taken: of a preset, a group, a tag', () => {
    const store = open();
    for (const change of [draft(odd), draft('A', { group: odd }), draft('A', { tags: [odd] })]) {
      expect(() => store.save(null, change)).toThrow(UnreadableName);
    }
    expect(names(store)).toEqual([]);
  });

  test('stay where an earlier version has stored them, and can be replaced', () => {
    open().save(null, draft('A', { group: 'B' }));
    const file = join(folder.path, 'presets.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('"B"', JSON.stringify(odd))
        .replace('"A"', JSON.stringify('a\nb')),
    );
    const store = open();
    expect(store.fault).toBeNull();
    const [preset] = store.list();
    expect(preset).toMatchObject({ name: 'a\nb', group: odd });
    const { id, ...rest } = preset ?? presetOf({});
    store.save(id, { ...rest, archived: true });
    expect(() => store.save(id, { ...rest, tags: [odd, 'a\nc'] })).toThrow(UnreadableName);
    store.save(id, { ...rest, name: 'News', group: 'Zu\u0308rich' });
    expect(open().list()).toMatchObject([{ id, name: 'News', group: 'Zürich' }]);
  });
});

describe('saving', () => {
  test('survives a restart, in the operator’s order', () => {
    const store = open();
    for (const name of ['B', 'A', 'C']) store.save(null, draft(name));
    expect(open().list()).toEqual(store.list());
    expect(names(open())).toEqual(['B', 'A', 'C']);
  });

  test('one that is known is replaced whole, in its place', () => {
    const store = open();
    const { id } = store.save(null, draft('A', { end: { at: '22:00' }, domain: 'd' }));
    store.save(null, draft('B'));
    store.save(id, draft('A2'));
    expect(store.list()[0]).toEqual({ ...draft('A2'), id });
    expect(names(open())).toEqual(['A2', 'B']);
  });

  test.each(['A', ' A ', 'Zu\u0308rich'])(
    'the name %j of another is refused, and nothing saved',
    (name) => {
      const store = open();
      store.save(null, draft('A'));
      store.save(null, draft('Zürich'));
      const { id } = store.save(null, draft('C'));
      expect(() => store.save(null, draft(name))).toThrow(PresetNameTaken);
      expect(() => store.save(id, draft(name))).toThrow(PresetNameTaken);
      expect(names(open())).toEqual(['A', 'Zürich', 'C']);
    },
  );

  test('its own name is no other’s', () => {
    const store = open();
    const { id } = store.save(null, draft('A'));
    expect(store.save(id, draft('A', { streamIds: ['x'] })).streamIds).toEqual(['x']);
  });

  test('what could not be written is not shown as saved', () => {
    const store = open();
    store.save(null, draft('A'));
    folder.remove();
    writeFileSync(folder.path, 'a file where the folder was');
    expect(() => store.save(null, draft('B'))).toThrow();
    expect(names(store)).toEqual(['A']);
  });
});

describe('finding by name', () => {
  test.each(['Zürich', ' Zürich ', 'Zu\u0308rich'])('%j', (name) => {
    const store = open();
    store.save(null, draft('Zürich'));
    expect(store.findByName(name)?.name).toBe('Zürich');
  });

  test.each(['zürich', 'Zür', ''])('not %j', (name) => {
    const store = open();
    store.save(null, draft('Zürich'));
    expect(store.findByName(name)).toBeUndefined();
  });
});

describe('importing', () => {
  test('replaces those of the same name, adds the others, keeps ids and order', () => {
    const store = open();
    const { id } = store.save(null, draft('A', { domain: 'd' }));
    store.save(null, draft('B'));
    store.saveByName([draft('C'), draft('A', { vendors: ['Ws'] })]);
    expect(names(open())).toEqual(['A', 'B', 'C']);
    expect(store.list()[0]).toEqual({ ...draft('A', { vendors: ['Ws'] }), id });
  });

  test('nothing changes nothing', () => {
    const store = open();
    store.save(null, draft('A'));
    store.saveByName([]);
    expect(names(open())).toEqual(['A']);
  });
});

test('an unreadable file is set aside, and the samples are there again', () => {
  const path = join(folder.path, 'presets.json');
  writeFileSync(path, '{"version":1,"data":[{"name":"Evening');
  const store = open(SAMPLE_PRESETS);
  expect(names(store)).toHaveLength(3);
  expect(store.fault?.kind).toBe('unreadable');
  expect(readFileSync(store.fault?.detail ?? '', 'utf8')).toContain('Evening');
  expect(open().fault).toBeNull();
});

describe('some presets of a file cannot be read', () => {
  const path = () => join(folder.path, 'presets.json');
  const spoil = (change: (data: Record<string, unknown>[]) => void): string => {
    const content = JSON.parse(readFileSync(path(), 'utf8'));
    change(content.data);
    const text = JSON.stringify(content);
    writeFileSync(path(), text);
    return text;
  };

  test('the good ones are kept in their order, the whole file too, and it is told once which', () => {
    const store = open();
    for (const name of ['A', 'B', 'C', 'D']) store.save(null, draft(name));
    const text = spoil((data) => {
      Object.assign(data[1] ?? {}, { vendors: ['Nobody'] });
      data[3] = { streamIds: ['x'] };
    });
    const again = open(SAMPLE_PRESETS);
    expect(names(again)).toEqual(['A', 'C']);
    expect(again.fault?.kind).toBe('partly-unreadable');
    const [, lost, aside] = /^(.*): (\/.*)$/.exec(again.fault?.detail ?? '') ?? [];
    expect(lost).toBe('2 ("B", "#4")');
    expect(readFileSync(aside ?? '', 'utf8')).toBe(text);
    const third = open(SAMPLE_PRESETS);
    expect([names(third), third.fault]).toEqual([['A', 'C'], null]);
  });

  test('none can be read: the whole file is quarantined', () => {
    open().save(null, draft('A'));
    spoil((data) => Object.assign(data[0] ?? {}, { vendors: ['Nobody'] }));
    const store = open(SAMPLE_PRESETS);
    expect([names(store).length, store.fault?.kind]).toEqual([3, 'unreadable']);
  });
});

describe('a file that cannot be read now', () => {
  const path = () => join(folder.path, 'presets.json');

  test('is told, never overwritten, and its presets are there once it can be read', () => {
    open().save(null, draft('A'));
    const sound = readFileSync(path());
    rmSync(path());
    mkdirSync(path());
    const store = open(SAMPLE_PRESETS);
    expect(names(store)).toHaveLength(3);
    expect(store.fault).toEqual({ kind: 'unusable', detail: 'presets.json: not a regular file' });
    for (const change of [
      () => store.save(null, draft('B')),
      () => store.saveByName([draft('B')]),
      () => store.remove('sample-1'),
      () => store.reorder([]),
      () => store.refresh(),
    ]) {
      expect(change).toThrow(UnreadableStore);
    }
    expect(statSync(path()).isDirectory()).toBe(true);
    rmdirSync(path());
    writeFileSync(path(), sound);
    store.save(null, draft('B'));
    expect([names(store), names(open()), store.fault]).toEqual([['A', 'B'], ['A', 'B'], null]);
  });
});

describe('taking a removal back', () => {
  test('the preset stands where it stood, whole, and after a restart too', () => {
    const store = open();
    const [, middle] = ['a', 'b', 'c'].map((name) => store.save(null, draft(name)));
    store.remove(middle?.id ?? '');
    expect(store.restore(middle?.id ?? '')).toEqual(middle);
    expect(names(open())).toEqual(['a', 'b', 'c']);
    expect(store.restore(middle?.id ?? '')).toBeUndefined();
  });

  test('not over another one of its name', () => {
    const store = open();
    const { id } = store.save(null, draft('a'));
    store.remove(id);
    store.save(null, draft('a'));
    expect(() => store.restore(id)).toThrow(PresetNameTaken);
    expect(names(store)).toEqual(['a']);
  });

  test('the last removal is known, then the one before it, until they are taken back', () => {
    const store = open();
    expect(store.lastRemoved()).toBeNull();
    const [a, b] = [store.save(null, draft('A')), store.save(null, draft('B'))];
    store.remove(b.id);
    store.remove(a.id);
    expect(store.lastRemoved()).toEqual({ id: a.id, name: 'A' });
    store.restore(a.id);
    expect(store.lastRemoved()).toEqual({ id: b.id, name: 'B' });
    store.restore(b.id);
    expect(store.lastRemoved()).toBeNull();
  });
});

test('the order is the operator’s, and presets that it does not name come last', () => {
  const store = open();
  const ids = ['a', 'b', 'c', 'd'].map((name) => store.save(null, draft(name)).id);
  store.reorder([ids[2] ?? '', 'gone', ids[0] ?? '']);
  expect(names(open())).toEqual(['c', 'a', 'b', 'd']);
});

describe('what a day began with', () => {
  let day: Date;
  const openOn = () => new PresetStore(folder.path, [], new Date(MOMENT), () => day);
  const copies = () =>
    readdirSync(folder.path)
      .filter((name) => name.includes('.kept-'))
      .sort();
  const namesOn = (copy: string) => {
    const { data } = JSON.parse(readFileSync(join(folder.path, copy), 'utf8'));
    return data.map(({ name }: { name: string }) => name);
  };
  const nextDay = () => {
    day = new Date(day.getTime() + 86_400_000);
  };
  beforeEach(() => {
    day = new Date(2026, 10, 22, 10);
  });

  test('stays, however often and by whatever it is deleted and overwritten after that', () => {
    const before = openOn();
    for (const name of ['A', 'B', 'C']) before.save(null, draft(name));
    expect(copies()).toEqual([]);
    nextDay();
    const store = openOn();
    for (const { id } of [...store.list()].slice(1)) store.remove(id);
    store.save(store.list()[0]?.id ?? '', draft('Z', { streamIds: ['elsewhere'] }));
    const again = openOn();
    for (let turn = 0; turn < 50; turn += 1) again.remove(again.save(null, draft('Y')).id);
    for (const { id } of [...again.list()]) again.remove(id);
    expect(copies()).toEqual(['presets.json.kept-2026-11-23']);
    expect(namesOn('presets.json.kept-2026-11-23')).toEqual(['A', 'B', 'C']);
    expect(statSync(join(folder.path, 'presets.json.kept-2026-11-23')).mode & 0o777).toBe(0o600);
  });

  test('comes back when the copy gets the file’s name', () => {
    const store = openOn();
    store.save(null, draft('A'));
    nextDay();
    store.remove(store.list()[0]?.id ?? '');
    renameSync(join(folder.path, copies()[0] ?? ''), join(folder.path, 'presets.json'));
    expect(names(openOn())).toEqual(['A']);
  });

  test('fourteen days of changes stay, the oldest goes, and nothing else does', () => {
    const store = openOn();
    store.save(null, draft('A'));
    const foreign = 'presets.json.kept-by-me';
    writeFileSync(join(folder.path, foreign), '');
    for (let turn = 0; turn < 20; turn += 1) {
      nextDay();
      store.save(null, draft(`Day ${turn}`));
    }
    expect(copies()).toHaveLength(COPIES_KEPT + 1);
    expect(copies()[0]).toBe('presets.json.kept-2026-11-29');
    expect(copies().at(-1)).toBe(foreign);
    expect(namesOn('presets.json.kept-2026-12-12')).toContain('Day 18');
  });

  test('a copy that cannot be made stands in no one’s way', () => {
    const store = openOn();
    store.save(null, draft('A'));
    nextDay();
    mkdirSync(join(folder.path, 'presets.json.kept-2026-11-23.part'));
    store.save(null, draft('B'));
    expect(names(openOn())).toEqual(['A', 'B']);
    expect(copies()).toEqual(['presets.json.kept-2026-11-23.part']);
  });
});
