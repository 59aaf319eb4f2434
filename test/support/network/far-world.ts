import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../../electron/contract/network.ts';
import { SettingsStore } from '../../../electron/storage/settings.ts';
import { connectProxy } from '../connect-proxy.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { APP_ID, SECRET } from '../provision.ts';
import { strictServer } from '../strict-server/strict-server.ts';
import { certificateFor } from './certificate.ts';

/** The ways out that an operator can choose, and the system's rule with and without a proxy in it. */
export const WAYS_OUT = [
  'none',
  'system without a proxy',
  'system with a proxy',
  'manual',
] as const;
export type WayOut = (typeof WAYS_OUT)[number];

/**
 * A desktop, and a strict server on an address that is not loopback: https, with a certificate that the
 * settings name. `proxy` stands between them where the way out has one.
 */
export async function farWorld(address: string, way: WayOut) {
  const tls = certificateFor(address);
  const server = await strictServer({ appId: APP_ID, secret: SECRET, host: address, tls });
  const proxy =
    way === 'none' || way === 'system without a proxy' ? null : await connectProxy({ to: address });
  const env = way === 'system with a proxy' && proxy ? { https_proxy: proxy.url } : {};
  const desktop = await startDesktop({ env });
  const caFile = join(desktop.home, 'far.pem');
  writeFileSync(caFile, tls.cert);
  save(desktop, {
    proxy: way === 'none' || way === 'manual' ? way : 'system',
    proxyUrl: way === 'manual' && proxy ? proxy.url : null,
    caFile,
  });
  const provision = JSON.stringify({
    accounts: [{ name: 'Far', appId: APP_ID, serverSecret: SECRET, endpoint: server.url }],
    presets: [{ name: 'Far away', account: 'Far', vendors: ['Tencent'], streamIds: ['cdn01'] }],
  });
  return {
    desktop,
    server,
    provision,
    tunnels: proxy?.tunnels ?? null,
    async close() {
      await desktop.close();
      await proxy?.close();
      await server.close();
    },
  };
}

function save({ userDataDir }: Desktop, change: Partial<Network>): void {
  const settings = new SettingsStore(userDataDir, new Date());
  settings.save({ network: { ...settings.get().network, ...change } });
}
