import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Refused by one machine for this reason, by another for that. */
export const REFUSED: unknown = expect.stringMatching(/^threw /);

/** Where a trick tries to get. */
export interface Bait {
  /** Origin of a counting server, which must not hear of it. */
  readonly http: string;
  readonly ws: string;
  readonly tcpPort: number;
  readonly udpPort: number;
  /** `file:` address of a file with a secret in it. */
  readonly file: string;
}

/** One thing that a page would try whose code is no longer ours. */
export interface Trick {
  readonly name: string;
  /**
   * Runs in the page; its text is sent there, so it may use nothing from around it but `hostile`. Written
   * as text where the test runner would rewrite it, as it does with `import()`.
   */
  readonly attempt: ((bait: Bait) => unknown) | string;
  /** What the page sees of it: a value, `threw <name>`, or `nothing` where it never hears back. */
  readonly shows: unknown;
  /** The same, where no header of ours forbids it and main alone does; as `shows` where absent. */
  readonly showsWithoutPolicy?: unknown;
}

/** Help for tricks, in the page. */
export interface Helpers {
  /** Puts an element into the page: `loaded`, `refused`, or `nothing` when it tells neither. */
  put(tag: string, members: Record<string, unknown>, into?: Element): Promise<string>;
  /** The first of these events: its name. */
  heard(target: EventTarget, ...kinds: string[]): Promise<string>;
  wait(ms: number): Promise<void>;
}

declare global {
  var hostile: Helpers;
}

/** Long enough for whatever comes at all on this machine; a page that stays silent is asked no longer. */
const PATIENCE_MS = 1_500;

/** Runs in the page: gives tricks their helpers. */
function help(patienceMs: number): void {
  const wait = (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms));
  const heard = (target: EventTarget, ...kinds: string[]) =>
    Promise.race([
      ...kinds.map(
        (kind) =>
          new Promise<string>((tell) =>
            target.addEventListener(kind, () => tell(kind), { once: true }),
          ),
      ),
      wait(patienceMs).then(() => 'nothing'),
    ]);
  globalThis.hostile = {
    wait,
    heard,
    async put(tag, members, into = document.body) {
      const element = document.createElement(tag);
      const told = heard(element, 'load', 'loadedmetadata', 'error');
      for (const [name, value] of Object.entries(members)) {
        if (name in element) (element as unknown as Record<string, unknown>)[name] = value;
        else element.setAttribute(name, String(value));
      }
      into.append(element);
      const kind = await told;
      element.remove();
      if (kind === 'error') return 'refused';
      return kind === 'nothing' ? 'nothing' : 'loaded';
    },
  };
}

/**
 * Lets the page try, and tells what the page saw. Not in the call itself, which the debugger runs with
 * more rights than a page has, but in a task of its own. The click that some powers ask for is given.
 */
export async function tryIn(page: Page, { attempt }: Trick, bait: Bait): Promise<unknown> {
  const source = `new Promise((tell) => setTimeout(async () => {
    if (!globalThis.hostile) (${help})(${PATIENCE_MS});
    const silence = globalThis.hostile.wait(${2 * PATIENCE_MS}).then(() => 'nothing');
    try {
      tell(await Promise.race([(${attempt})(${JSON.stringify(bait)}), silence]));
    } catch (error) {
      tell('threw ' + error.name);
    }
  }))`;
  return page.evaluate(source);
}
