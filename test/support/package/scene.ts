import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { tempFolder } from '../desktop/temp.ts';
import { freePort } from '../network/free-port.ts';
import { APP_ID, SECRET } from '../provision.ts';
import { SELF_SIGNED } from '../self-signed.ts';

/** What a probe may reach for: each would leave a trace that can be looked at from outside. */
export interface Scene {
  folder: string;
  userDataDir: string;
  /** A file that is not there unless something foreign ran. */
  marker: string;
  /** JavaScript that writes the marker, as text, as a file, and as an app's folder. */
  code: string;
  script: string;
  app: string;
  /** A port that nobody listens on. */
  port: number;
  /** The certificate of a server that nobody vouches for, and how often somebody spoke to it. */
  certificate: string;
  spokenTo(): number;
  /** Leads the app to that server. */
  provision: string;
  close(): Promise<void>;
}

export async function scene(): Promise<Scene> {
  const temp = tempFolder('probe');
  const inFolder = (...parts: string[]) => join(temp.path, ...parts);
  const write = (name: string, text: string) => {
    writeFileSync(inFolder(name), text);
    return inFolder(name);
  };
  const marker = inFolder('marker');
  const code = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'x')`;
  mkdirSync(inFolder('app'));
  write('app/package.json', JSON.stringify({ name: 'foreign', main: 'x.cjs' }));
  write('app/x.cjs', code);
  let spoken = 0;
  const server = createTlsServer(SELF_SIGNED, (_request, response) => {
    spoken += 1;
    response.end('{"Code":5,"Message":"","RequestId":"1"}');
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const endpoint = `https://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    folder: temp.path,
    userDataDir: inFolder('data'),
    marker,
    code,
    script: write('x.cjs', code),
    app: inFolder('app'),
    port: await freePort(),
    certificate: write('company.pem', SELF_SIGNED.cert),
    spokenTo: () => spoken,
    provision: JSON.stringify({
      accounts: [{ name: 'Main', appId: APP_ID, serverSecret: SECRET, endpoint }],
      presets: [{ name: 'News', account: 'Main', vendors: ['Tencent'], streamIds: ['cdn01'] }],
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      temp.remove();
    },
  };
}

/** Whether somebody listens there now. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
