import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectBus } from './bus-client.ts';
import { startHelper } from './child.ts';
import { until } from './until.ts';

/** A real notification service, dunst, in the place of our own. */
export interface Dunst {
  /** Waits until dunst has shown one like this. */
  waitFor(wanted: RegExp): Promise<DunstNotification>;
  /** How many show, or wait for their turn. */
  count(): Promise<number>;
  /** Presses the button of what shows on top. */
  press(label: string): Promise<void>;
  stop(): Promise<void>;
}

export interface DunstNotification {
  readonly urgency: string;
  readonly summary: string;
  /** As sent: markup. */
  readonly body: string;
}

const NAME = 'org.freedesktop.Notifications';

const run = promisify(execFile);

export async function startDunst(
  env: Readonly<Record<string, string>>,
  home: string,
): Promise<Dunst> {
  const folder = join(home, 'dunst');
  mkdirSync(folder, { recursive: true });
  const chosen = join(folder, 'label');
  const seen = join(folder, 'seen');
  writeFileSync(seen, '');
  // Dunst lists the buttons to a menu program, which answers with the line that was chosen.
  const menu = script(join(folder, 'menu'), `grep -F -f ${chosen} | head -n 1`);
  const note = script(
    join(folder, 'note'),
    `printf '%s\\0%s\\0%s\\0\\n' "$DUNST_URGENCY" "$DUNST_SUMMARY" "$DUNST_BODY" >> ${seen}`,
  );
  const config = join(folder, 'dunstrc');
  writeFileSync(
    config,
    `[global]\ndmenu = ${menu}\nmarkup = full\n[each]\nsummary = "*"\nscript = ${note}\n`,
  );
  const bus = await connectBus(env.DBUS_SESSION_BUS_ADDRESS ?? '');
  await until('the name is free', async () => !(await bus.hasOwner(NAME)));
  bus.close();
  const daemon = startHelper('dunst', ['-config', config], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ask = async (...args: string[]) => (await run('dunstctl', args, { env })).stdout;
  const count = async (): Promise<number> =>
    Number(await ask('count', 'displayed')) + Number(await ask('count', 'waiting'));
  await until('dunst answers', () => count().catch(() => undefined), { seen: daemon.stderr });
  return {
    count,
    async press(label) {
      writeFileSync(chosen, label);
      await ask('context');
    },
    waitFor: (wanted) =>
      until(
        `dunst shows one like ${wanted}`,
        () => shownIn(seen).find(({ summary, body }) => wanted.test(`${summary}\n${body}`)),
        { seen: () => readFileSync(seen, 'utf8') },
      ),
    stop: () => daemon.stop(),
  };
}

function script(path: string, text: string): string {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o700);
  return path;
}

const shownIn = (file: string): DunstNotification[] =>
  readFileSync(file, 'utf8')
    .split('\0\n')
    .slice(0, -1)
    .map((one) => {
      const [urgency = '', summary = '', body = ''] = one.split('\0');
      return { urgency, summary, body };
    });
