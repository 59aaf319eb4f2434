import type { RunningCli } from '../desktop/cli.ts';
import { until } from '../desktop/until.ts';

/**
 * Runs an expression in the main process of an app whose executable lets a debugger in. By the signal,
 * since our command line refuses the switches that Playwright would use.
 */
export async function openDebugger(cli: RunningCli) {
  cli.child.kill('SIGUSR1');
  const url = await until(
    'the debugger listens',
    () => /Debugger listening on (ws:\S+)/.exec(cli.stderr())?.[1],
  );
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  let last = 0;
  return {
    /** `electron` is in scope. Rejects with what the expression throws. */
    evaluate<T>(body: string): Promise<T> {
      last += 1;
      const id = last;
      const expression = `(async (electron) => { ${body} })(process.mainModule.require('electron'))`;
      return new Promise((resolve, reject) => {
        socket.addEventListener('message', ({ data }) => {
          const answer = JSON.parse(String(data));
          if (answer.id !== id) return;
          const { result, exceptionDetails } = answer.result ?? {};
          if (!result || exceptionDetails) {
            reject(new Error(exceptionDetails?.exception?.description ?? JSON.stringify(answer)));
          } else resolve(result.value as T);
        });
        const params = { expression, awaitPromise: true, returnByValue: true };
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      });
    },
    close: () => socket.close(),
  };
}
