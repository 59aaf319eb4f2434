import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { atExit } from '../support/desktop/at-exit.ts';
import { until } from '../support/desktop/until.ts';

const ENTER = join(import.meta.dirname, 'enter-root.sh');

/** Downloads of packages by apt are among what is waited for, in milliseconds. */
const PATIENCE_MS = 300_000;

export interface Line {
  readonly code: number;
  readonly output: string;
}

/** A shell within the clean root, which keeps its variables and children from line to line. */
export interface RootShell {
  /** Runs a line to its end. @throws where it does not end in time, or the shell has gone */
  run(line: string): Promise<Line>;
  /** Runs a line that has to end with code 0, and gives its output. @throws where it does not */
  must(line: string): Promise<string>;
  /** Ends the shell, and with it what it has started. */
  end(): Promise<void>;
}

/** @param script `desk.sh` for the desk of an ordinary user, `lines.sh` for root's shell */
export function openShell(root: string, script: 'desk.sh' | 'lines.sh'): RootShell {
  const child = spawn('sh', [ENTER, root, `/test/${script}`], { stdio: ['pipe', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  // The first process of its namespace, and so all of them, ends with it.
  atExit(() => child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  child.stdin.on('error', () => undefined);
  const run = async (line: string): Promise<Line> => {
    said = '';
    child.stdin.write(`${line}\n`);
    const ended = await until(
      line,
      () => {
        if (child.exitCode !== null) throw new Error(`${line}: the shell has ended. ${said}`);
        return /^([\s\S]*)\n\[code (\d+)\]\n$/.exec(said) ?? undefined;
      },
      { timeoutMs: PATIENCE_MS, everyMs: 50, seen: () => said },
    );
    return { output: (ended[1] ?? '').trim(), code: Number(ended[2]) };
  };
  return {
    run,
    async must(line) {
      const { code, output } = await run(line);
      if (code !== 0) throw new Error(`${line}: code ${code}. ${output}`);
      return output;
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
