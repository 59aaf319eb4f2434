import type { BusClient, Target } from '../support/desktop/bus-client.ts';
import { connectBus } from '../support/desktop/bus-client.ts';
import { until } from '../support/desktop/until.ts';

/**
 * What a screen reader does, by AT-SPI over D-Bus: reads the texts of all windows and presses what is in them. A packaged
 * app lets no debugger in; this way in is open to every user of a desktop.
 */
export interface ScreenReader {
  /** The names of all that is shown, one a line. */
  text(): Promise<string>;
  /** Waits for a text that is shown. */
  waitFor(wanted: RegExp): Promise<string>;
  /** Presses the first that has this name and can be pressed, once it is there. */
  press(name: string | RegExp): Promise<void>;
  close(): void;
}

interface Node {
  readonly destination: string;
  readonly path: string;
}

const ROOT: Node = {
  destination: 'org.a11y.atspi.Registry',
  path: '/org/a11y/atspi/accessible/root',
};
const ACCESSIBLE = 'org.a11y.atspi.Accessible';
const ACTION = 'org.a11y.atspi.Action';
const NOTHING = '/org/a11y/atspi/null';

/** More than a window has; a tree that is rebuilt while it is read must not lead on for ever. */
const MOST_NODES = 5_000;

/**
 * @param session the address of the session bus
 * @param seenFromHere the path, outside of the root, of a path within it
 */
export async function screenReader(
  session: string,
  seenFromHere: (path: string) => string,
): Promise<ScreenReader> {
  const desk = await connectBus(session);
  const [given] = await desk.call(
    { destination: 'org.a11y.Bus', path: '/org/a11y/bus', interface: 'org.a11y.Bus' },
    'GetAddress',
  );
  desk.close();
  const address = String(given).replace(/unix:path=([^,]+).*/, (_all, path: string) => {
    return `unix:path=${seenFromHere(path)}`;
  });
  const bus = await connectBus(address);
  const read = () => readAll(bus);
  const text = async () => (await read()).map(({ name }) => name).join('\n');
  return {
    text,
    async waitFor(wanted) {
      let last = '';
      return until(
        `a text like ${wanted}`,
        async () => {
          last = await text();
          return wanted.test(last) ? last : undefined;
        },
        { timeoutMs: 60_000, everyMs: 200, seen: () => `Shown:\n${last}` },
      );
    },
    async press(name) {
      const is = (shown: string) => (typeof name === 'string' ? shown === name : name.test(shown));
      let last: readonly Shown[] = [];
      await until(
        `${name} can be pressed`,
        async () => {
          last = await read();
          for (const node of last.filter((one) => is(one.name))) {
            if (await act(bus, node)) return true;
          }
          return undefined;
        },
        {
          timeoutMs: 60_000,
          everyMs: 200,
          seen: () => `Shown:\n${last.map((one) => one.name).join('\n')}`,
        },
      );
    },
    close: () => bus.close(),
  };
}

interface Shown extends Node {
  readonly name: string;
}

const as = (node: Node, name: string): Target => ({ ...node, interface: name });

/** Everything on the desk that has a name, windows first and then what is in them. */
async function readAll(bus: BusClient): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  let next: readonly Node[] = await childrenOf(bus, ROOT);
  for (let seen = 0; next.length > 0 && seen < MOST_NODES; seen += next.length) {
    const named = await Promise.all(
      next.map(async (node) => ({
        ...node,
        name: String((await bus.property(as(node, ACCESSIBLE), 'Name')) ?? ''),
      })),
    );
    shown.push(...named.filter(({ name }) => name !== ''));
    next = (await Promise.all(next.map((node) => childrenOf(bus, node)))).flat();
  }
  return shown;
}

async function childrenOf(bus: BusClient, node: Node): Promise<readonly Node[]> {
  // What has gone meanwhile has no children.
  const [children] = await bus.call(as(node, ACCESSIBLE), 'GetChildren').catch(() => [[]]);
  return (children as [string, string][])
    .map(([destination, path]) => ({ destination, path }))
    .filter(({ path }) => path !== NOTHING);
}

/** Does what a click does; false where nothing can be done with it. */
async function act(bus: BusClient, node: Node): Promise<boolean> {
  const [isDone] = await bus.call(as(node, ACTION), 'DoAction', 'i', [0]).catch(() => [false]);
  return isDone === true;
}
