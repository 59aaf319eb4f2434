import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChannelArgs, ChannelName } from '#contract/ipc/channels.ts';
import type { Desktop } from '../support/desktop/desktop.ts';
import { runningTraces } from '../support/evidence/running.ts';
import { leaksIn } from '../support/evidence/traces.ts';
import {
  filesOf,
  outputTraces,
  type ToClose,
  watchedDesktop,
} from '../support/evidence/watched.ts';
import { tapIpc } from '../support/ipc-tap.ts';

const open: ToClose = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describe('the check can fail: what is planted is found', () => {
  const PLACES = {
    'in a window’s heap': /^heap$/,
    'in a field of a page': /^page$/,
    'in a question to main': /^ipc: ask history\.call$/,
    'in an event of main': /^ipc: event history\.changed$/,
    'in what the app says': /^output$/,
    'in what a command says': /^output of a command$/,
    'in a notification': /^notification$/,
    'in the clipboard': /^clipboard$/,
    'in the tray’s menu': /^tray: menu$/,
    'in the tray’s tooltip': /^tray: tooltip$/,
    'among the arguments': /^process: cmdline$/,
    'in the environment': /^process: environment$/,
    'in a file that is gone': /^process: deleted file$/,
    'in the log': /^home: user-data\/logs\/main\.log$/,
    'in the history': /^home: user-data\/history\.sqlite/,
    'in Chromium’s own files': /^home: user-data\/Local Storage\/leveldb\//,
    'in a dump': /^home: user-data\/Crashpad\/pending\//,
    'in a temporary file': /^temp: planted$/,
  } as const;
  type Place = keyof typeof PLACES;

  test('everywhere, in whatever coding', { tags: ['slow'], timeout: 120_000 }, async () => {
    // Of each place another one: a plant may be met in more than one of them.
    const planted = new Map(
      Object.keys(PLACES).map((place) => [place, randomBytes(16).toString('hex')]),
    );
    const secret = (place: Place): string => planted.get(place) ?? '';
    const wide = (text: string) => Buffer.from(text, 'utf16le');
    const base64 = (text: string) => Buffer.from(`x${text}`).toString('base64');
    const shownName = secret('in the tray’s menu');

    const desktop = await watchedDesktop('none', open);
    const launched = await desktop.launch({
      args: [`--start=${secret('among the arguments')}`],
      env: { PLANTED: base64(secret('in the environment')) },
    });
    const { app } = launched;
    const page = await launched.window();
    const tapped = await tapIpc(app);

    const ask = <N extends ChannelName>(channel: N, args: ChannelArgs<N>) =>
      page.evaluate(
        ([name, given]) => window.cdnRecorder.ask(name as 'presets.save', given as never),
        [channel, args] as const,
      );
    const practice = {
      accountId: 'practice',
      vendors: ['Ws' as const],
      streamIds: ['cdn01'],
      end: null,
    };
    for (const place of [
      'in the tray’s menu',
      'in the history',
      'in the tray’s tooltip',
    ] as const) {
      await ask('presets.save', { id: null, draft: { ...practice, name: secret(place) } });
    }
    for (const place of ['in the history', 'in the tray’s tooltip'] as const) {
      const started = await desktop.run([`--start=${secret(place)}`, '--force', '--exit']);
      expect([started.code, started.stderr]).toEqual([0, expect.any(String)]);
    }
    await desktop.tray.waitForTooltip(new RegExp(secret('in the tray’s tooltip')));
    // Its stream runs: another preset has started it.
    await desktop.tray.waitForMenuItem(`Stop ${shownName}`);
    await ask('history.call', { callId: secret('in a question to main') });
    await page.evaluate(
      ([heap, field]) => {
        const long = `left of it ${heap.join('')} right of it`;
        const input = Object.assign(document.createElement('input'), { value: field.join('') });
        Object.assign(window, { planted: { deep: [long.slice(11, 43)] } });
        document.body.append(input);
      },
      // In halves, so that it is whole in one place only.
      [halves(secret('in a window’s heap')), halves(secret('in a field of a page'))] as const,
    );
    await app.evaluate(
      ({ webContents, clipboard, Notification }, [event, said, body, copied, gone, folder]) => {
        webContents.getAllWebContents()[0]?.send('history.changed', event);
        process.stderr.write(`${said}\n`);
        new Notification({ title: 'Planted', body }).show();
        clipboard.writeText(copied);
        const fs = process.getBuiltinModule('node:fs');
        const path = `${folder}/gone`;
        fs.writeFileSync(path, gone);
        fs.openSync(path, 'r');
        fs.unlinkSync(path);
      },
      [
        base64(secret('in an event of main')),
        secret('in what the app says').replace(/./g, (it) => `%${it.charCodeAt(0).toString(16)}`),
        secret('in a notification'),
        base64(secret('in the clipboard')),
        Buffer.from(secret('in a file that is gone')).toString('hex').toUpperCase(),
        desktop.temp,
      ] as const,
    );
    await desktop.notifications.waitFor(/Planted/);
    const command = await desktop.run([`--start=${secret('in what a command says')}`, '--exit']);

    plantFile(desktop, 'logs/main.log', base64(secret('in the log')));
    plantFile(desktop, 'Local Storage/leveldb/planted', wide(secret('in Chromium’s own files')));
    plantFile(desktop, 'Crashpad/pending/planted.dmp', wide(secret('in a dump')));
    writeFileSync(join(desktop.temp, 'planted'), base64(secret('in a temporary file')));

    const messages = await tapped();
    const traces = [
      ...(await runningTraces({ desktop, launched, messages })),
      ...outputTraces([command]),
      ...filesOf(desktop),
    ];
    const missed = Object.entries(PLACES).filter(
      ([place, where]) =>
        !leaksIn(traces, [secret(place as Place)]).some((found) => where.test(found)),
    );
    expect(missed.map(([place]) => place)).toEqual([]);
    expect(leaksIn(traces, [randomBytes(16).toString('hex')])).toEqual([]);
  });
});

const halves = (text: string): [string, string] => [text.slice(0, 16), text.slice(16)];

function plantFile(desktop: Desktop, name: string, content: string | Buffer): void {
  const path = join(desktop.userDataDir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { flag: 'a' });
}
