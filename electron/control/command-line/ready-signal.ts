import { closeSync, fstatSync, writeSync } from 'node:fs';

const VARIABLE = 'CDN_RECORDER_READY_FD';

/**
 * Returns what tells the launcher that this process takes its request over: from then on a crash must not be
 * answered by another start. The launcher (`build/setup/electron-process.mjs`) names the pipe's descriptor; to
 * be called before the first thing is done or handed on, and once is enough.
 */
export function readySignal(environment: NodeJS.ProcessEnv): () => void {
  const descriptor = Number(environment[VARIABLE] ?? Number.NaN);
  // What this process starts has no launcher of its own.
  delete environment[VARIABLE];
  let isSaid = false;
  return () => {
    if (isSaid) return;
    isSaid = true;
    try {
      // A number that is none of the launcher's must not end in a file.
      if (!fstatSync(descriptor).isFIFO() && !fstatSync(descriptor).isSocket()) return;
      writeSync(descriptor, '1');
      closeSync(descriptor);
    } catch {
      // No process reads the signal.
    }
  };
}
