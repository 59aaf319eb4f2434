import { beforeEach, describe, expect, test } from 'vitest';
import { PARAMETERS } from '../../../../electron/control/hyperdeck/parameters.ts';
import { BEGIN_MS, deckBench } from '../../../support/deck-bench.ts';

/** A deck and its clients, without sockets. */
let bench: ReturnType<typeof deckBench>;
let client: ReturnType<typeof bench.client>;

beforeEach(() => {
  bench = deckBench();
  client = bench.client();
});

const OK = '200 ok\r\n';
const ask = async (text: string, from = client): Promise<string> => {
  await from.send(text);
  return from.told().join('');
};
/** The fields of an answer, by name. */
const fieldsOf = (answer: string) =>
  Object.fromEntries(
    answer
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
const fields = async (text: string) => fieldsOf(await ask(text));
/** Sends it and lets what can be answered be answered. */
const press = (text: string, from = client) => {
  const sending = from.send(text);
  return async () => {
    await sending;
    return from.told().join('');
  };
};

describe('what a client asks after it connects', () => {
  test('is answered with the codes that it needs, each whole and closed by a blank line', async () => {
    const codes = new Map<string, string>();
    const asked = ['watchdog: period: 6', 'notify: remote: true transport: true slot: true'];
    const more = ['device info', 'slot info: slot id: 1', 'transport info', 'configuration'];
    for (const text of [...asked, ...more, 'remote', 'clips get', 'ping', 'notify']) {
      await client.send(text);
      const [answer = '', ...rest] = client.told();
      expect([text, rest]).toEqual([text, []]);
      expect(answer.endsWith(answer.startsWith('200') ? '\r\n' : '\r\n\r\n')).toBe(true);
      codes.set(text, answer.slice(0, 3));
    }
    expect([...codes.values()]).toEqual([
      ...['200', '200', '204', '202', '208', '211', '210', '205', '200', '209'],
    ]);
  });

  test('says how many slots there are, and what each holds', async () => {
    expect(await fields('device info')).toMatchObject({ 'slot count': '2', 'unique id': 'a1b2c3' });
    expect(await ask('slot info: slot id: 2')).toBe(
      [
        ...['202 slot info:', 'slot id: 2', 'status: mounted', 'volume name: Late talk'],
        ...['recording time: 5400', 'video format: 1080p25', '', ''],
      ].join('\r\n'),
    );
    expect(await fields('slot info')).toMatchObject({ 'volume name': 'Evening news' });
    expect(await ask('slot info: slot id: 3')).toBe('109 out of range\r\n');
    expect(await ask('slot info: slot id: x')).toBe('102 invalid value\r\n');
  });

  test('shows a deck at rest', async () => {
    expect(await ask('transport info')).toBe(
      [
        ...['208 transport info:', 'status: stopped', 'speed: 0', 'slot id: 1', 'clip id: none'],
        ...['single clip: false', 'display timecode: 00:00:00:00', 'timecode: 00:00:00:00'],
        ...['video format: 1080p25', 'loop: false', '', ''],
      ].join('\r\n'),
    );
  });

  test('has an answer to every command of the protocol, and none of them starts anything', async () => {
    const pressing = new Set(['record', 'stop']);
    for (const name of PARAMETERS.keys()) {
      if (pressing.has(name)) continue;
      expect([name, await ask(name)]).toEqual([
        name,
        expect.stringMatching(/^[12]\d\d [a-z ]+:?\r\n/),
      ]);
    }
    expect(bench.pressed).toEqual([]);
    expect(await ask('make coffee')).toBe('100 syntax error\r\n');
    expect(await ask('format: prepare: exFAT')).toBe('103 unsupported\r\n');
    expect(await ask('nas list')).toBe('103 unsupported\r\n');
    expect(await ask('play')).toBe('107 timeline empty\r\n');
  });

  test('lists its commands for people and for programs', async () => {
    expect(await ask('help')).toMatch(/^201 help:\r\n(.+\r\n)+\r\n$/);
    const xml = await ask('commands');
    expect(xml).toMatch(/^212 commands:\r\n<commands>\r\n[\s\S]*<\/commands>\r\n\r\n$/);
    expect(xml).toContain('<command name="record"><parameter name="name"/>');
    expect(xml).not.toContain('"format"');
  });

  test('shows its input alone: what would end a recording at a recorder is refused while one runs', async () => {
    expect(await ask('preview: enable: true')).toBe(OK);
    expect(await ask('preview: enable: false')).toBe(OK);
    bench.show('Evening news', { state: 'accepted' });
    expect(await ask('preview: enable: true')).toBe(OK);
    expect(await ask('preview: enable: false')).toBe('150 invalid state\r\n');
    expect(await ask('preview')).toBe('102 invalid value\r\n');
    expect(bench.pressed).toEqual([]);
  });

  test('a name cannot make up a line of an answer', async () => {
    const odd = deckBench(['Evening\r\n\r\n200 ok']);
    const other = odd.client();
    expect(fieldsOf(await ask('slot info', other))).toMatchObject({
      'volume name': 'Evening 200 ok',
    });
  });
});

describe('record', () => {
  test('starts the preset of the selected slot, and is answered when the vendors have answered', async () => {
    const answer = press('record');
    expect(bench.pressed.map(({ press }) => press)).toEqual([
      'record id of Evening news from 192.0.2.7',
    ]);
    expect(client.told()).toEqual([]);
    bench.pressed[0]?.answer('done');
    expect(await answer()).toBe(OK);
  });

  test('is an internal error where a vendor refused, or the outcome is unknown', async () => {
    const answer = press('record');
    bench.pressed[0]?.answer('failed');
    expect(await answer()).toBe('108 internal error\r\n');
    const again = press('record');
    bench.pressed[1]?.answer('not-now');
    expect(await again()).toBe('150 invalid state\r\n');
  });

  test('is answered after four seconds, and pushed once it is known', async () => {
    await ask('notify: transport: true slot: true');
    const answer = press('record');
    bench.timers.advance(3_999);
    expect(client.told()).toEqual([]);
    bench.timers.advance(1);
    expect(await answer()).toBe(OK);
    bench.show('Evening news', { state: 'accepted' });
    expect(client.told().map((text) => text.slice(0, 3))).toEqual(['502', '508']);
    bench.pressed[0]?.answer('done');
    await Promise.resolve();
    expect(client.told()).toEqual([]);
  });

  test('of an accepted preset is answered, and sends nothing', async () => {
    bench.show('Evening news', { state: 'accepted' });
    expect(await ask('record')).toBe(OK);
    expect(bench.pressed).toEqual([]);
  });

  test('by name starts another slot, and leaves the selected one selected', async () => {
    bench.show('Evening news', { state: 'accepted' });
    const answer = press('record: name: Late talk');
    expect(bench.pressed.map(({ press }) => press)).toEqual([
      'record id of Late talk from 192.0.2.7',
    ]);
    bench.pressed[0]?.answer('done');
    expect(await answer()).toBe(OK);
    expect(await fields('transport info')).toMatchObject({ 'slot id': '1', status: 'record' });
  });

  test.each([
    ['record: name: Unknown', 102],
    ['record: name: evening news', 102],
    ['record:\nname:\n', 102],
    ['record: append: true', 101],
    ['record: append: maybe', 102],
    ['record spill', 103],
  ])('%s starts nothing', async (text, code) => {
    expect(await ask(text)).toMatch(new RegExp(`^${code} `));
    expect(bench.pressed).toEqual([]);
  });

  test('of a slot whose preset is gone finds no disk', async () => {
    bench.show('Evening news', null);
    expect(await fields('slot info')).toMatchObject({ status: 'empty', 'volume name': '' });
    expect(await ask('record')).toBe('105 no disk\r\n');
    expect(await ask('stop')).toBe(OK);
    expect(bench.pressed).toEqual([]);
  });
});

describe('stop and select', () => {
  test('stop is for the selected slot', async () => {
    expect(await ask('slot select: slot id: 2')).toBe(OK);
    const answer = press('stop');
    expect(bench.pressed.map(({ press }) => press)).toEqual([
      'stop id of Late talk from 192.0.2.7',
    ]);
    bench.pressed[0]?.answer('done');
    expect(await answer()).toBe(OK);
  });

  test('a slot is selected for all clients, and they are told', async () => {
    const other = bench.client();
    await ask('notify: transport: true', other);
    expect(await ask('slot select: slot id: 2')).toBe(OK);
    expect(fieldsOf(other.told().join(''))).toMatchObject({ 'slot id': '2' });
    expect(await ask('slot select: slot id: 3')).toBe('109 out of range\r\n');
    expect(await ask('slot select: slot id: 0')).toBe('109 out of range\r\n');
    expect(await ask('slot select')).toBe('102 invalid value\r\n');
  });
});

describe('what is shown', () => {
  test.each([
    ['idle', 'mounted', 'stopped'],
    ['sending', 'mounted', 'stopped'],
    ['accepted', 'mounted', 'record'],
    ['incomplete', 'mounted', 'record'],
    ['to-verify', 'error', 'stopped'],
    ['failed', 'error', 'stopped'],
    ['file-found', 'mounted', 'stopped'],
  ] as const)('%s: slot %s, transport %s', async (state, slot, transport) => {
    bench.show('Evening news', { state });
    expect(await fields('slot info')).toMatchObject({ status: slot });
    expect(await fields('transport info')).toMatchObject({ status: transport });
  });

  test('records, and is an error, where some of it is to be verified', async () => {
    bench.show('Evening news', { state: 'to-verify', records: true });
    expect(await fields('slot info')).toMatchObject({ status: 'error' });
    expect(await fields('transport info')).toMatchObject({ status: 'record' });
  });

  test('time left and time since accepted', async () => {
    const endsAt = BEGIN_MS / 1000 + 3_600;
    bench.show('Evening news', { state: 'accepted', endsAt });
    bench.timers.advance(12 * 60_000 + 31_400);
    expect(await fields('slot info')).toMatchObject({ 'recording time': '2848' });
    const time = '00:12:31:00';
    expect(await fields('transport info')).toMatchObject({
      ...{ 'display timecode': time, timecode: time },
    });
    bench.timers.advance(3_600_000);
    expect(await fields('slot info')).toMatchObject({ 'recording time': '0' });
  });

  test('a day for what has no end', async () => {
    bench.show('Evening news', { state: 'accepted' });
    expect(await fields('slot info')).toMatchObject({ 'recording time': '86400' });
  });
});

describe('what is pushed', () => {
  const codes = () => client.told().map((text) => text.slice(0, 3));

  test('goes to those who asked for it, once for each change', async () => {
    bench.show('Evening news', { state: 'accepted' });
    expect(codes()).toEqual([]);
    await ask('notify: slot: true');
    bench.show('Evening news', { state: 'to-verify' });
    bench.deck.changed();
    expect(codes()).toEqual(['502']);
    await ask('notify: transport: true slot: false');
    bench.show('Evening news', { state: 'accepted' });
    expect(codes()).toEqual(['508']);
    client.leave();
    bench.show('Evening news', { state: 'idle' });
    expect(codes()).toEqual([]);
  });

  test('of another slot tells its slot alone', async () => {
    await ask('notify: transport: true slot: true');
    bench.show('Late talk', { state: 'failed' });
    expect(fieldsOf(client.told().join(''))).toMatchObject({ 'slot id': '2', status: 'error' });
  });

  test('is the timecode, each second while it records', async () => {
    await ask('notify: display timecode: true');
    bench.timers.advance(5_000);
    expect(codes()).toEqual([]);
    bench.show('Evening news', { state: 'accepted' });
    bench.timers.advance(2_000);
    expect(client.told().map((text) => fieldsOf(text)['display timecode'])).toEqual([
      ...['00:00:01:00', '00:00:02:00'],
    ]);
    bench.show('Evening news', { state: 'idle' });
    bench.timers.advance(5_000);
    expect(codes()).toEqual([]);
  });

  test('asks for nothing where the answer is a fault', async () => {
    expect(await ask('notify: slot: maybe')).toBe('102 invalid value\r\n');
    expect(await ask('notify:\nvolume: true\n')).toBe('101 unsupported parameter\r\n');
    bench.show('Evening news', { state: 'accepted' });
    expect(codes()).toEqual([]);
  });
});

describe('remote control', () => {
  const DISABLED = '111 remote control disabled\r\n';

  test('that is paused at the desk takes no press, whatever a client overrides, and is told', async () => {
    await ask('notify: remote: true');
    bench.pause(true);
    expect(client.told()).toEqual([
      '510 remote info:\r\nenabled: false\r\noverride: false\r\n\r\n',
    ]);
    for (const text of ['record', 'record: name: Late talk', 'stop', 'slot select: slot id: 2']) {
      expect([text, await ask(text)]).toEqual([text, DISABLED]);
    }
    expect(await ask('remote: override: true')).toBe(DISABLED);
    expect(await ask('remote: enable: true')).toBe(DISABLED);
    expect(await ask('record')).toBe(DISABLED);
    expect(bench.pressed).toEqual([]);
    expect(await fields('transport info')).toMatchObject({ 'slot id': '1' });
    bench.pause(false);
    expect(client.told().join('')).toContain('enabled: true');
    press('record');
    expect(bench.pressed).toHaveLength(1);
  });

  test('that is paused takes nothing that would change a deck, and still answers every question', async () => {
    bench.pause(true);
    const changes = [
      ...[
        'preview: enable: true',
        'play',
        'play: speed: 100',
        'goto: clip id: 1',
        'shuttle: speed: 200',
      ],
      ...['jog: timecode: +00:00:01:00', 'playrange set: clip id: 1', 'playrange clear'],
      ...['clips clear', 'clips rebuild', 'configuration: video input: SDI'],
      ...['play on startup: enable: false', 'play option: stop mode: lastframe'],
      ...['dynamic range: playback override: off', 'record', 'stop', 'slot select: slot id: 1'],
    ];
    for (const text of changes) expect([text, await ask(text)]).toEqual([text, DISABLED]);
    const questions = [
      ...[
        'device info',
        'slot info',
        'transport info',
        'configuration',
        'play on startup',
        'remote',
      ],
      ...[
        'play option',
        'dynamic range',
        'clips get',
        'clips count',
        'disk list',
        'uptime',
        'notify',
      ],
      ...['ping', 'help', 'commands', 'watchdog: period: 6', 'notify: slot: true'],
    ];
    for (const text of questions)
      expect([text, await ask(text)]).toEqual([text, expect.stringMatching(/^2/)]);
  });

  test('that a client has switched off is off for all but those who override it', async () => {
    const other = bench.client();
    expect(await ask('remote: enable: false')).toBe(OK);
    expect(await ask('record', other)).toBe(DISABLED);
    expect(await fields('remote')).toEqual({ enabled: 'false', override: 'false' });
    expect(await ask('remote: override: true', other)).toBe(OK);
    press('record', other);
    expect(bench.pressed).toHaveLength(1);
    expect(await ask('record')).toBe(DISABLED);
    expect(await ask('remote: enable: true')).toBe(OK);
    expect(await fields('remote')).toEqual({ enabled: 'true', override: 'false' });
  });
});

test('a client that asked to be watched and falls silent is let go', async () => {
  await ask('watchdog: period: 6');
  bench.timers.advance(5_000);
  await ask('ping');
  bench.timers.advance(5_999);
  expect(client.isEnded()).toBe(false);
  bench.timers.advance(1);
  expect(client.isEnded()).toBe(true);
  const other = bench.client();
  await ask('watchdog: period: 6', other);
  await ask('watchdog: period: 0', other);
  bench.timers.advance(60_000);
  expect(other.isEnded()).toBe(false);
});

test('quit is answered, and ends the connection', async () => {
  expect(await ask('quit')).toBe(OK);
  expect(client.isEnded()).toBe(true);
});
