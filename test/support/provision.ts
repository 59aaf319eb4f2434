import { strictServer } from './strict-server/strict-server.ts';
import type { StrictOptions } from './strict-server/types.ts';

export const SECRET = '9193cc662a4c0ec135ec71fb57194b38';
export const APP_ID = 12345;

/** A strict server of our own, and the provision file that leads an app to it. */
export async function provisionedServer(
  change: { vendors?: string[]; streamIds?: string[]; confirmStop?: boolean } = {},
  options: Partial<StrictOptions> = {},
) {
  const server = await strictServer({ appId: APP_ID, secret: SECRET, ...options });
  const provision = JSON.stringify({
    accounts: [{ name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint: server.url }],
    presets: [
      {
        name: 'Evening news',
        account: 'Main',
        vendors: ['Tencent', 'Ws', 'Huawei'],
        streamIds: ['cdn01', 'cdn02'],
        end: { afterMinutes: 90 },
        ...change,
      },
    ],
  });
  return { server, provision };
}
