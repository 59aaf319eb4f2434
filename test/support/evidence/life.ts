import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { EXTRA, RECORD, SHAPES, signedCallback } from '../callbacks.ts';
import type { Desktop } from '../desktop/desktop.ts';
import { until } from '../desktop/until.ts';
import { freePort } from '../network/free-port.ts';
import type { StrictServer } from '../strict-server/strict-server.ts';
import type { SeenRequest, Twist } from '../strict-server/types.ts';
import { stateIn } from '../window-state.ts';

/** Secrets of all kinds that a station has, none of which may be met again. */
export const SECRETS = {
  main: '9193cc662a4c0ec135ec71fb57194b38',
  imported: 'b7Kq"z&9+x/Wm<3\\Tn>e%Yr=s\'2Lp~Gd',
  wrong: '00112233445566778899aabbccddeeff',
  far: 'd41d8cd98f00b204e9800998ecf8427e',
  proxy: 'correct horse/battery+staple&42',
  callback: 'Qm4v/T9"s+Lx2&Hd8<Zc6>Wp0=Jr5\'Ky',
  playback: '7f3e9b1d5a2c48e6b0d4f8a1c3e5970b',
  webhook: 'whsec_q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ',
  webhookAddress: 'hook-5c0e9a7d41b86f2390de',
} as const;
export const APP_IDS = { main: 12345, imported: 23456 } as const;

/** Streams at which the server says back all that it was told, each in its own way. */
const ECHOES: Readonly<Record<string, (request: SeenRequest) => Twist>> = {
  'echo-answer': (request) => {
    const said = `${request.requestLine} ${request.param('Signature')} ${SECRETS.main}`;
    const rows = [{ StreamName: 'echo-answer', Code: 7, Message: said, TaskId: said }];
    const body = JSON.stringify({
      Code: 0,
      Message: said,
      RequestId: said,
      Data: { Huawei: rows },
    });
    return { do: 'http', status: 200, body };
  },
  'echo-page': (request) => ({
    do: 'http',
    status: 500,
    body: `<html><p>${request.requestLine.replaceAll('&', '&amp;')}</p>${Buffer.from(request.requestLine).toString('base64')}</html>`,
  }),
  'echo-redirect': (request) => ({
    do: 'http',
    status: 302,
    headers: { Location: `/elsewhere${request.requestLine.split(' ')[1]}` },
    body: request.requestLine,
  }),
  'echo-cut': (request) => ({
    do: 'raw',
    bytes: `HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"Message":"${request.requestLine}`,
  }),
  refused: () => ({ do: 'code', code: 5 }),
  lost: () => ({ do: 'reset' }),
};

export function misbehave(server: StrictServer): void {
  for (const [streamId, twist] of Object.entries(ECHOES)) {
    server.script.add({ when: (request) => request.all('StreamId[]').includes(streamId), twist });
  }
}

/** Presets of the account in the window, of imported ones, and one for each way to go wrong. */
export const provisionOf = (server: StrictServer): string => {
  const account = (name: string, appId: number, serverSecret: string, endpoint: string) => ({
    name,
    appId,
    serverSecret,
    endpoint,
  });
  const preset = (name: string, account: string, streamId: string) => ({
    name,
    account,
    vendors: ['Huawei'],
    streamIds: [streamId],
    confirmStop: false,
  });
  return JSON.stringify({
    accounts: [
      {
        ...account('Imported', APP_IDS.imported, SECRETS.imported, server.url),
        callbackSecret: SECRETS.callback,
        playbackKeys: { Ws: SECRETS.playback },
      },
      account('Wrong', APP_IDS.main, SECRETS.wrong, server.url),
      account('Far', APP_IDS.main, SECRETS.far, 'https://far.example/'),
    ],
    presets: [
      preset('Evening news', 'Main', 'cdn01'),
      preset('Concert', 'Imported', 'cdn02'),
      preset('Wrong secret', 'Wrong', 'cdn03'),
      preset('Far away', 'Far', 'cdn04'),
      ...Object.keys(ECHOES).map((streamId) => preset(streamId, 'Main', streamId)),
    ],
    // Nothing listens there: each message about trouble waits, with the reason for it.
    webhooks: [
      {
        ...{ name: 'Night shift', kind: 'generic', events: ['trouble', 'stopped'] },
        ...{ url: `http://127.0.0.1:9/${SECRETS.webhookAddress}`, secret: SECRETS.webhook },
      },
    ],
  });
};

/** Presets that fail and how each then stands on its card, the server's own word apart. */
export const FAILING = ['Wrong secret', 'Far away', ...Object.keys(ECHOES)];

/** Errors that nobody foresaw, with everything in them that must not be told; waits until they are logged. */
export async function breakInMain(app: ElectronApplication, desktop: Desktop): Promise<void> {
  const literals = Object.values(SECRETS);
  await app.evaluate((_electron, secrets) => {
    for (const secret of secrets) {
      const url = `https://ann:${encodeURIComponent(secret)}@x/?Signature=${encodeURIComponent(secret)}`;
      void Promise.reject(
        new Error(`GET ${url} with ${secret}`, { cause: { serverSecret: secret } }),
      );
      setImmediate(() => {
        throw Object.assign(new Error(JSON.stringify({ secret })), { request: secret });
      });
    }
  }, literals);
  const path = join(desktop.userDataDir, 'logs', 'main.log');
  const log = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  await until('all errors are logged', () => {
    const said = (pattern: RegExp) => (log().match(pattern) ?? []).length;
    return said(/unhandled rejection:/g) + said(/uncaught exception:/g) === 2 * literals.length;
  });
}

/** Has the receiver listen and posts a callback that says its own secret back; resolves with its signature. */
export async function postCallback(page: Page): Promise<string> {
  const port = await freePort();
  await page.evaluate(
    (at) =>
      window.cdnRecorder.ask('receiver.save', { enabled: true, address: '127.0.0.1', port: at }),
    port,
  );
  const url = async () => (await stateIn(page)).receiver.url;
  await until('the receiver listens', async () => (await url()) !== null);
  const fields = { ...RECORD, appid: String(APP_IDS.imported), extra_params: EXTRA.Ws };
  const stamp = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: 'n1' };
  const signed = signedCallback({ ...fields, echo: SECRETS.callback }, SECRETS.callback, stamp);
  const { status } = await fetch((await url()) ?? '', {
    method: 'POST',
    body: SHAPES['form fields'](signed),
  });
  if (status !== 200) throw new Error(`the callback was answered with ${status}`);
  return String(signed.signature);
}

/** Saves a support report through the window, to a place that the dialog would have given. */
export async function saveReport(
  app: ElectronApplication,
  page: Page,
  path: string,
): Promise<string> {
  await app.evaluate(({ dialog }, filePath) => {
    // The dialog itself is the desktop's: from here on it is a person who has chosen.
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('tab', { name: 'About', exact: true }).click();
  await page.getByRole('button', { name: 'Save support report…' }).click();
  const sheet = page.getByRole('dialog');
  const shown = () => sheet.getByRole('textbox').inputValue();
  await until('the report is shown', async () => (await shown()).includes('support report'));
  const text = await shown();
  await sheet.getByRole('button', { name: 'Save…', exact: true }).click();
  await sheet.getByText(path).waitFor();
  await sheet.getByRole('button', { name: 'Copy', exact: true }).click();
  await sheet.getByRole('button', { name: 'Copied', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  return text;
}
