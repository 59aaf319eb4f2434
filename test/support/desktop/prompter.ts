import type { Message } from '@jellybrick/dbus-next';
import type { BusClient } from './bus-client.ts';

/**
 * Stands in for the password window of the keyring, which on a real desktop stays open until a person
 * deals with it. Without one the keyring would give up at once, and an app that freezes its main
 * process on a locked keyring would look healthy in the tests.
 */
export interface Prompter {
  /** How often a password window opened. */
  readonly asked: number;
  /** The person presses Cancel, in the open windows and in those to come: Chromium asks again. */
  cancel(): void;
}

const NAME = 'org.gnome.keyring.SystemPrompter';
const PATH = '/org/gnome/keyring/Prompter';
const PROMPTER = 'org.gnome.keyring.internal.Prompter';

export async function startPrompter(bus: BusClient): Promise<Prompter> {
  const open: { destination: string; path: string }[] = [];
  let asked = 0;
  let cancelling = false;
  const cancelOpen = () => {
    for (const callback of open.splice(0)) {
      const target = { ...callback, interface: `${PROMPTER}.Callback` };
      bus.call(target, 'PromptDone').catch(() => {}); // it may have given up by itself
    }
  };
  const begin = ({ sender, body }: Message): [string, unknown[]] => {
    asked += 1;
    open.push({ destination: sender, path: String(body[0]) });
    if (cancelling) setImmediate(cancelOpen);
    return ['', []]; // and no "ready": the person looks at the window and does nothing
  };
  await bus.serve(NAME, PATH, {
    [`${PROMPTER}.BeginPrompting`]: begin,
    [`${PROMPTER}.PerformPrompt`]: () => ['', []],
    [`${PROMPTER}.StopPrompting`]: () => ['', []],
  });
  return {
    get asked() {
      return asked;
    },
    cancel() {
      cancelling = true;
      cancelOpen();
    },
  };
}
