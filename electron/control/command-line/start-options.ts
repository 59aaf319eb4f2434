/** What a start is waited for. `accepted`: the responses of the vendors. `file`: the files, too. */
const WAITS = ['accepted', 'file'] as const;
export type Wait = (typeof WAITS)[number];

/** Tells the requests, and sends nothing. */
export const DRY_RUN = '--dry-run';
const WAIT = '--wait';
export const START_OPTIONS: readonly string[] = [DRY_RUN, WAIT];

/** The actions whose requests are known before anything is sent. */
const REHEARSED: readonly string[] = ['start', 'stop', 'stop-all', 'files'];

/** How the actions of a command line are done, as it is found on it. */
export class StartOptions {
  #isDryRun = false;
  #wait: string | undefined;

  /** Whether it is one of them; it is kept then. */
  takes(arg: string): boolean {
    const [option = ''] = arg.split('=', 1);
    if (arg === DRY_RUN) this.#isDryRun = true;
    else if (option === WAIT) this.#wait = arg.slice(option.length + 1);
    else return false;
    return true;
  }

  /** A sentence for each mistake. `actions`: the kinds that the command line asks for. */
  problems(actions: readonly string[]): string[] {
    const problems: string[] = [];
    if (this.#wait !== undefined && this.wait === null) {
      problems.push(`${WAIT} takes accepted or file: ${WAIT}=file`);
    }
    if (this.#wait !== undefined && !actions.includes('start'))
      problems.push(`${WAIT} needs --start`);
    if (!this.#isDryRun) return problems;
    if (actions.length === 0) {
      problems.push(`${DRY_RUN} needs --start, --stop, --stop-all or --files`);
    } else if (actions.some((kind) => !REHEARSED.includes(kind))) {
      problems.push(
        `${DRY_RUN} goes with --start, --stop, --stop-all and --files, and with no other action`,
      );
    }
    if (this.wait === 'file') {
      problems.push(`${DRY_RUN} starts nothing, so ${WAIT}=file has nothing to wait for`);
    }
    return problems;
  }

  get isDryRun(): boolean {
    return this.#isDryRun;
  }

  /** Null where it is not asked for, or is none of them. */
  get wait(): Wait | null {
    return WAITS.find((one) => one === this.#wait) ?? null;
  }
}
