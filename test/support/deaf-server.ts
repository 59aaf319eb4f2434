import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const SOURCE = `const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => console.log(server.address().port));
process.stdin.on('end', () => process.exit()).resume();`;

/**
 * A port on which connections neither come about nor are refused: a stopped process whose queue of
 * connections is full, so that the kernel drops whoever knocks, as a firewall does.
 */
export async function deafServer(): Promise<{ url: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', SOURCE], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')).map(Number);
  child.kill('SIGSTOP');
  const fillers: Socket[] = [];
  while (fillers.length < 20) {
    const filler = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    fillers.push(filler);
    const done = await Promise.race([once(filler, 'connect'), sleep(200, 'dropped')]);
    if (done === 'dropped') break;
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      const gone = once(child, 'exit');
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
      await gone;
    },
  };
}
