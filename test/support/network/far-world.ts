import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '#contract/model/network.ts';
import { openSettings } from '../../../electron/storage/settings.ts';
import { connectProxy } from '../connect-proxy.ts';
import { type Desktop, startDesktop } from '../desktop/desktop.ts';
import { APP_ID, SECRET } from '../provision.ts';
import { socksProxy } from '../socks-proxy.ts';
import { strictServer } from '../strict-server/strict-server.ts';
import { certificateFor } from './certificate.ts';

/** The ways out that an operator can choose, and the system's rule with and without a proxy in it. */
export const WAYS_OUT = [
  'none',
  'system without a proxy',
  'system with a proxy',
  'system with a proxy and its login',
  'system with SOCKS5',
  'manual',
  'manual SOCKS5',
] as const;
export type WayOut = (typeof WAYS_OUT)[number];

/**
 * A desktop, and a strict server on an address that is not loopback: https, with a certificate that the
 * settings name. `proxy` stands between them where the way out has one.
 */
export async function farWorld(address: string, way: WayOut) {
  const tls = certificateFor(address);
  const server = await strictServer({ appId: APP_ID, secret: SECRET, host: address, tls });
  const proxy = await proxyOf(address, way);
  const isSystems = way.startsWith('system');
  const isManual = way.startsWith('manual');
  const login = way.endsWith('its login') ? 'station:pa%3Ass@' : '';
  const named = proxy?.url.replace('://', `://${login}`);
  const env: Record<string, string> = isSystems && named ? { https_proxy: named } : {};
  const desktop = await startDesktop({ env });
  const caFile = join(desktop.home, 'far.pem');
  writeFileSync(caFile, tls.cert);
  save(desktop, {
    proxy: isSystems ? 'system' : isManual ? 'manual' : 'none',
    proxyUrl: isManual && proxy ? proxy.url : null,
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

async function proxyOf(address: string, way: WayOut) {
  if (way === 'none' || way === 'system without a proxy') return null;
  if (way.endsWith('SOCKS5')) return socksProxy({ to: address });
  return connectProxy({
    to: address,
    ...(way.endsWith('its login') && { login: 'station:pa:ss' }),
  });
}

function save({ userDataDir }: Desktop, change: Partial<Network>): void {
  const settings = openSettings(userDataDir, new Date());
  settings.save({ network: { ...settings.get().network, ...change } });
}
