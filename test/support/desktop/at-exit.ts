/**
 * Last resorts that run however a test process ends short of SIGKILL. Vitest ends its workers with a
 * signal, and Node runs no exit handlers then unless someone listens.
 */
const tasks: (() => void)[] = [];

export function atExit(task: () => void): void {
  if (tasks.length === 0) listen();
  tasks.push(task);
}

function listen(): void {
  process.once('exit', () => {
    for (const task of tasks) task();
  });
  for (const [signal, number] of Object.entries({ SIGTERM: 15, SIGINT: 2, SIGHUP: 1 })) {
    process.once(signal, () => process.exit(128 + number));
  }
}
