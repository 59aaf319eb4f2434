import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const SOURCE = `const [host, reply] = process.argv.slice(1);
const server = require('node:net').createServer((socket) => {
  socket.on('error', () => undefined).on('data', () => socket.end(reply));
});
server.listen({ host, port: 0, backlog: 1 }, () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();`;

export interface DeafServer {
  readonly url: string;
  readonly port: number;
  /**
   * Takes connections from now on. Those who knocked before are heard when they knock again, after a second
   * (TCP's first retransmission): to them this is a slow line.
   */
  hear(): void;
  close(): Promise<void>;
}

/**
 * A port on which connections neither come about nor are refused: a stopped process whose queue of
 * connections is full, so that the kernel drops whoever knocks, as a firewall does. `reply` is what it writes
 * to each request once it hears.
 */
export async function deafServer(host = '127.0.0.1', reply = ''): Promise<DeafServer> {
  const child = spawn(process.execPath, ['-e', SOURCE, host, reply], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = Number((await once(child.stdout, 'data'))[0]);
  child.kill('SIGSTOP');
  const fillers: Socket[] = [];
  while (fillers.length < 20) {
    const filler = connect(port, host === '::' ? '127.0.0.1' : host).on('error', () => undefined);
    fillers.push(filler);
    const done = await Promise.race([once(filler, 'connect'), sleep(200, 'dropped')]);
    if (done === 'dropped') break;
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    hear() {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGCONT');
    },
    async close() {
      const gone = once(child, 'exit');
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
      await gone;
    },
  };
}
