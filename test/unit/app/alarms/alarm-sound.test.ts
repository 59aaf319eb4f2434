import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_SOUND_BYTES } from '#contract/model/alarm-sound.ts';
import type { Settings } from '#contract/model/settings.ts';
import { AlarmSound, type PageAnswer } from '../../../../electron/app/alarms/alarm-sound.ts';
import { isSoundFile } from '../../../../electron/app/alarms/sound-format.ts';
import { SoundFileStore } from '../../../../electron/storage/alarms/sound-file.ts';
import { INITIAL_SETTINGS, openSettings } from '../../../../electron/storage/settings.ts';

const PLAYED = { replaced: false, output: true };
const WAV = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE'), Buffer.alloc(64, 7)]);

let folder: string;
let log: string[];
let asked: unknown[];
let beeps: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alarm-sound-'));
  [log, asked, beeps] = [[], [], 0];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A sound whose page answers in turn, on the real stores. */
function soundWith(answers: readonly PageAnswer[], changes: Partial<Settings> = {}) {
  const left = [...answers];
  const settings = openSettings(folder, new Date());
  settings.save({ ...INITIAL_SETTINGS, troubleSound: true, ...changes });
  const file = new SoundFileStore(folder);
  const page = {
    async play(request: unknown) {
      asked.push(request);
      return left.shift() ?? null;
    },
    hush: () => undefined,
  };
  const error = (...what: unknown[]) => void log.push(what.join(' '));
  const sound = new AlarmSound({ page, file, settings, log: { error }, beep: () => (beeps += 1) });
  return { sound, settings, file };
}
const fileOf = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

describe('what came of a sound', () => {
  test('played as an alarm would: at the volume, without the system’s alert', async () => {
    const { sound } = soundWith([PLAYED], { alarms: { volume: 40 } });
    expect(sound.found().finding).toBe('sound-unknown');
    expect(await sound.test()).toEqual({ outcome: 'played', file: null, replaced: false });
    expect(asked).toEqual([{ own: false, volume: 40 }]);
    expect([beeps, log, sound.found().finding]).toEqual([0, [], 'sound-built-in']);
  });

  test('a page that cannot play is a failure, with the system’s alert, a line in the log and a fault', async () => {
    const { sound } = soundWith([null, null]);
    expect((await sound.test()).outcome).toBe('failed');
    expect([beeps, sound.found().finding]).toEqual([1, 'sound-failed']);
    await sound.test();
    expect(beeps).toBe(2);
    expect(log).toEqual(['the sound of an alarm was not played: failed']);
  });

  test('no output counts as not played, and is over with the next sound that is', async () => {
    const { sound } = soundWith([{ replaced: false, output: false }, PLAYED]);
    expect((await sound.test()).outcome).toBe('no-output');
    expect([beeps, log.length, sound.found().finding]).toEqual([1, 1, 'sound-no-output']);
    await sound.test();
    expect(sound.found().finding).toBe('sound-built-in');
  });

  test('at 0 % nothing is played, and that is no success', async () => {
    const { sound, settings } = soundWith([PLAYED], { alarms: { volume: 0 } });
    expect((await sound.test()).outcome).toBe('muted');
    expect([asked, beeps, sound.found().finding]).toEqual([[], 0, 'sound-muted']);
    settings.save({ alarms: { volume: 50 } });
    expect(sound.found().finding).toBe('sound-unknown');
  });

  test('one alarm after another is one sound while it is being played', async () => {
    const { sound } = soundWith([PLAYED, PLAYED]);
    sound.sound();
    sound.sound();
    await sound.test();
    expect(asked).toHaveLength(2);
  });

  test('a sound that was ended before it was over is no success, and says nothing of the next one', async () => {
    const { sound } = soundWith(['hushed', 'hushed']);
    expect((await sound.test()).outcome).toBe('failed');
    expect([beeps, log, sound.found().finding]).toEqual([0, [], 'sound-unknown']);
  });

  test('two tests at once sound one after the other', async () => {
    const { sound } = soundWith([PLAYED, PLAYED, null]);
    const results = await Promise.all([sound.test(), sound.test(), sound.test()]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['played', 'played', 'failed']);
  });

  test('what is off is nothing to check', () => {
    expect(soundWith([], { troubleSound: false }).sound.found().finding).toBe('sound-off');
  });
});

describe('the own file', () => {
  test('stays when its source goes, for its owner alone, until the built-in sound is used', async () => {
    const { sound, settings, file } = soundWith([PLAYED]);
    const source = fileOf('gong.wav', WAV);
    await sound.choose(source);
    rmSync(source);
    expect(settings.get().alarmSound).toEqual({ name: 'gong.wav' });
    expect(Buffer.from(await file.read())).toEqual(WAV);
    expect(statSync(join(folder, 'alarm-sound')).mode & 0o077).toBe(0);
    expect(await sound.test()).toEqual({ outcome: 'played', file: 'gong.wav', replaced: false });
    expect(sound.found()).toEqual({ finding: 'sound-own', detail: 'gong.wav' });
    sound.useBuiltIn();
    expect([settings.get().alarmSound, file.has()]).toEqual([null, false]);
  });

  test('that cannot be played is named, in the log and on the page that checks', async () => {
    const { sound } = soundWith([{ replaced: true, output: true }]);
    await sound.choose(fileOf('gong.wav', WAV));
    expect(await sound.test()).toEqual({ outcome: 'played', file: 'gong.wav', replaced: true });
    expect(sound.found()).toEqual({ finding: 'sound-replaced', detail: 'gong.wav' });
    expect(log).toEqual(['the sound of an alarm: the own file cannot be played: gong.wav']);
  });

  test('that is gone from the data folder is found before it is needed', async () => {
    const { sound, file } = soundWith([]);
    await sound.choose(fileOf('gong.wav', WAV));
    file.remove();
    expect(sound.found().finding).toBe('sound-replaced');
  });

  test.each([
    ['sound-unreadable', () => join(folder, 'none.wav')],
    ['sound-unreadable', () => folder],
    ['sound-format', () => fileOf('letter.wav', Buffer.from('Dear operator'))],
    ['sound-format', () => fileOf('empty.wav', Buffer.alloc(0))],
    [
      'sound-too-large',
      () => fileOf('long.wav', Buffer.concat([WAV, Buffer.alloc(MAX_SOUND_BYTES)])),
    ],
  ] as const)('is refused as %s, and the one before stays', async (code, path) => {
    const { sound, settings } = soundWith([]);
    await sound.choose(fileOf('gong.wav', WAV));
    await expect(sound.choose(path())).rejects.toMatchObject({ code });
    expect(settings.get().alarmSound).toEqual({ name: 'gong.wav' });
    expect(readFileSync(join(folder, 'alarm-sound'))).toEqual(WAV);
  });

  test.each([
    ['RIFF....WAVEfmt ', true],
    ['RIFF....AVI LIST', false],
    ['OggS', true],
    ['fLaC', true],
    ['ID3', true],
    ['\xff\xfb\x90', true],
    ['\xff\xf1\x50', false],
    ['<html>', false],
  ])('begins with %j: %s', (begin, isSound) => {
    expect(isSoundFile(Buffer.from(begin, 'latin1'))).toBe(isSound);
  });
});
