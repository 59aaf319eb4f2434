import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { APP_ID, SECRET } from '../support/provision.ts';
import { SELF_SIGNED } from '../support/self-signed.ts';
import { strictServer } from '../support/strict-server/strict-server.ts';

/** A station's presets, against a server of the tests that answers each in another way. */

export const NEWS = 'Evening news';
export const REFUSED = 'Morning show';
export const UNSAFE = 'Regional window';
/** As long as a name may be. */
export const LONG =
  'Champions League, second leg: world feed, Chinese commentary, backup and low delay';

export interface Station {
  readonly provision: string;
  close(): Promise<void>;
}

export async function openStation(): Promise<Station> {
  const server = await strictServer({ appId: APP_ID, secret: SECRET });
  server.script.add({
    when: (request) => request.param('Vendor') === 'Aliyun',
    twist: { do: 'code', code: 5, message: 'config error' },
  });
  const proxy = await distrustedServer();
  const accounts = [
    { name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint: server.url },
    { name: 'Proxy', appId: APP_ID, serverSecret: SECRET, endpoint: proxy.url },
    { name: 'Production', appId: 1_234_567_890, serverSecret: SECRET },
  ];
  return {
    provision: JSON.stringify({ accounts, presets: PRESETS }),
    close: async () => {
      proxy.close();
      await server.close();
    },
  };
}

/** A certificate that nobody vouches for: a failure that is certain at once and not tried again. */
async function distrustedServer(): Promise<{ url: string; close: () => void }> {
  const server = createServer(SELF_SIGNED);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}/`, close: () => server.close() };
}

const PRESETS = [
  {
    name: NEWS,
    account: 'Main',
    vendors: ['Tencent', 'Ws', 'Huawei'],
    streamIds: ['cdn01', 'cdn02'],
    end: { afterMinutes: 90 },
  },
  { name: REFUSED, account: 'Main', vendors: ['Aliyun'], streamIds: ['morning_1'] },
  {
    name: UNSAFE,
    account: 'Proxy',
    vendors: ['Tencent'],
    streamIds: ['window_hz'],
    end: { at: '22:00' },
  },
  {
    name: LONG.slice(0, 80),
    account: 'Production',
    vendors: ['Tencent', 'Ws', 'Huawei', 'Aliyun'],
    streamIds: Array.from({ length: 48 }, (_, index) => `cl_leg2_world_feed_camera_${index + 1}`),
    end: { at: '23:30' },
  },
];
