import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockDatabase } from '../journal-lock.ts';
import { FarEnd, runningKey } from './far-end.ts';
import {
  type AccountName,
  type Content,
  type History,
  type Operation,
  PRESETS,
  type PresetName,
  type Way,
} from './operations.ts';
import type { Answered, Request, Seen } from './orders.ts';
import { Died, type Stations } from './stations.ts';

const PROJECTS = {
  1001: '9193cc662a4c0ec135ec71fb57194b38',
  1002: '5e1c0e5f0a7be4c1b0f8e3a7d2c49b61',
} as const;
type AppId = keyof typeof PROJECTS;
const HOME: Readonly<Record<AccountName, AppId>> = { Main: 1001, Twin: 1001, Other: 1002 };

/** While one of these is shown the program says itself that it does not know all that runs. */
const SAYS_UNKNOWN: ReadonlySet<string> = new Set([
  'journal-unread',
  'journal-renewed',
  'journal-lost',
  'journal-newer',
]);

/** How often a stop is tried whose answer does not come in time. */
const CLICKS = 3;

/** Room for the databases and what they need beside them. */
const DISK = '24m';

/** One station with its disk and its far end, over all of its lives. */
export class World {
  readonly folder: string;
  readonly far: FarEnd;
  /** What was not as it must be; empty when all is well. */
  readonly breaches: string[] = [];
  /** How often each thing was met, so that a test can see that it met it. */
  readonly met = { secondAsked: 0, refused: 0, unknown: 0, stopped: 0 };
  readonly #index: number;
  readonly #history: History;
  readonly #mounted: boolean;
  #lock: { release(): void } | null = null;
  #known: Seen | null = null;

  constructor(index: number, folder: string, far: FarEnd, history: History) {
    this.#index = index;
    this.folder = folder;
    this.far = far;
    this.#history = history;
    mkdirSync(folder, { mode: 0o700, recursive: true });
    this.#mounted = process.getuid?.() === 0;
    if (this.#mounted) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=700`, 'tmpfs', folder]);
    }
  }

  static async create(index: number, folder: string, history: History): Promise<World> {
    const far = new FarEnd({
      appId: 1001,
      secret: PROJECTS[1001],
      moreApps: { 1002: PROJECTS[1002] },
      // The limit has its own proofs; here ten stations share a second.
      limit: { requests: 1000, windowMs: 1000 },
    });
    await far.plugIn();
    return new World(index, folder, far, history);
  }

  async close(): Promise<void> {
    this.repair();
    if (this.#mounted) execFileSync('umount', ['-l', this.folder]);
    await this.far.close();
  }

  /** Accounts as they were at first, and with `presets` those too. */
  async setUp(stations: Stations, presets: readonly Content[]): Promise<void> {
    const content = JSON.stringify({
      accounts: Object.entries(HOME).map(([name, appId]) => ({
        name,
        appId,
        serverSecret: PROJECTS[appId],
        endpoint: this.far.url,
      })),
      presets: presets.map((preset, index) => ({ name: PRESETS[index], ...preset })),
    });
    const answered = await this.#ask(stations, { do: 'provision', content });
    if (!('exitCode' in answered) || answered.exitCode !== 0) {
      this.#breach(`set-up was refused: ${JSON.stringify(answered)}`);
    }
  }

  /** Does what the history says for this life, until it is done or the process dies. */
  async live(stations: Stations, life: number, onOperation: () => void): Promise<void> {
    try {
      for (const operation of this.#history.lives[life]?.operations ?? []) {
        this.far.during = `life ${life}: ${JSON.stringify(operation)}`;
        onOperation();
        await this.#perform(stations, operation);
      }
    } catch (error) {
      if (!(error instanceof Died)) throw error;
    }
  }

  /** The disk has room, nobody holds a lock, and the far end behaves. */
  repair(): void {
    this.#lock?.release();
    this.#lock = null;
    rmSync(join(this.folder, 'filler'), { force: true });
    this.far.script.clear();
  }

  /** What runs at the far end is not denied by the program, and was not started twice unasked. */
  async check(stations: Stations, when: string): Promise<void> {
    const seen = await this.#look(stations);
    const known = new Set(seen.recordings.map(runningKey));
    const saysUnknown = seen.problems.some((code) => SAYS_UNKNOWN.has(code));
    if (saysUnknown) this.met.unknown += 1;
    for (const one of this.far.running) {
      if (known.has(runningKey(one)) || saysUnknown) continue;
      this.#breach(`${when}: ${runningKey(one)} runs and is denied`);
    }
    for (const one of this.far.secondStarts.splice(0)) {
      this.#breach(`${when}: ${runningKey(one)} was started twice, during ${one.during}`);
    }
  }

  /**
   * Everything that runs, and is known to, can be stopped in this way. On a busy machine an answer may come too
   * late: such a stop is unknown, and the Stop is still there for another click.
   */
  async stopAll(stations: Stations, way: Way): Promise<void> {
    this.far.during = `the last stop, by ${way}`;
    const seen = await this.#look(stations);
    const known = new Set(seen.recordings.map(runningKey));
    const left = () => this.far.running.filter((one) => known.has(runningKey(one)));
    for (let click = 0; click === 0 || (left().length > 0 && click < CLICKS); click += 1) {
      await this.#stopBy(stations, way);
    }
    this.met.stopped += seen.recordings.length;
    for (const one of left()) this.#breach(`${runningKey(one)} could not be stopped by ${way}`);
  }

  async #stopBy(stations: Stations, way: Way): Promise<void> {
    const seen = await this.#look(stations);
    if (seen.recordings.length === 0) return;
    if (way === 'window') await this.#expectDone(stations, { do: 'stop-all' });
    else if (way === 'tray') await this.#stopByTray(stations, seen);
    else await this.#ask(stations, { do: 'command-line', args: ['--stop-all'] });
  }

  async #stopByTray(stations: Stations, seen: Seen): Promise<void> {
    const owners = new Map(seen.recordings.map((one) => [one.presetId, one.presetName]));
    for (const [id, name] of owners) {
      const still = (await this.#look(stations)).recordings.some(({ presetId }) => presetId === id);
      if (!still) continue;
      // By id: a deleted preset whose name another one has by now is not called `Stop ${name}`.
      if (!seen.tray.includes(id)) this.#breach(`the tray has no Stop for "${name}"`);
      await this.#expectDone(stations, { do: 'stop', way: 'tray', preset: id });
    }
  }

  async #perform(stations: Stations, operation: Operation): Promise<void> {
    this.far.agreed = false;
    switch (operation.do) {
      case 'start':
        return this.#start(stations, operation);
      case 'stop':
        return this.#stop(stations, operation);
      case 'stop-all':
        return void (await this.#ask(stations, operation));
      case 'misbehave':
        this.far.script.add({ twist: operation.twist, times: operation.times });
        return;
      case 'lock':
        return this.#hold(operation.ms);
      case 'fill':
        return this.#fill();
      case 'free':
        rmSync(join(this.folder, 'filler'), { force: true });
        return;
      case 'provision': {
        const preset = { name: operation.preset, ...operation.content };
        const content = JSON.stringify({ presets: [preset] });
        return void (await this.#ask(stations, { do: 'provision', content }));
      }
      case 'change-project':
        return this.#changeProject(stations, operation.account, operation.other);
      default:
        return void (await this.#ask(stations, operation));
    }
  }

  async #start(
    stations: Stations,
    { way, preset, answer }: Extract<Operation, { do: 'start' }>,
  ): Promise<void> {
    if (way === 'command-line') {
      this.far.agreed = answer === 'all';
      const args = [`--start=${preset}`, ...(answer === 'all' ? ['--force'] : [])];
      await this.#ask(stations, { do: 'command-line', args });
      return;
    }
    const { problems } = this.#known ?? (await this.#look(stations));
    const saysUnknown = problems.some((code) => SAYS_UNKNOWN.has(code));
    // Who starts after having been told that the program does not know has agreed.
    this.far.agreed = answer === 'all' || (answer === 'missing' && saysUnknown);
    const answered = await this.#ask(stations, { do: 'start', way, preset, answer });
    if ('asked' in answered) this.met.secondAsked += 1;
    if ('refused' in answered) this.met.refused += 1;
  }

  async #stop(
    stations: Stations,
    { way, preset }: { way: Way; preset: PresetName },
  ): Promise<void> {
    if (way === 'command-line') {
      await this.#ask(stations, { do: 'command-line', args: [`--stop=${preset}`] });
    } else await this.#ask(stations, { do: 'stop', way, preset });
  }

  async #changeProject(stations: Stations, account: AccountName, other: boolean): Promise<void> {
    const own = HOME[account];
    const appId: AppId = other === (own === 1001) ? 1002 : 1001;
    const secret = PROJECTS[appId];
    const endpoint = this.far.url;
    await this.#ask(stations, { do: 'save-account', account, appId, secret, endpoint });
  }

  /** Another program works on the journal for a while, and our own goes on meanwhile. */
  #hold(ms: number): void {
    if (this.#lock) return;
    try {
      const lock = lockDatabase(join(this.folder, 'journal.sqlite'));
      this.#lock = lock;
      void sleep(ms).then(() => {
        if (this.#lock !== lock) return;
        lock.release();
        this.#lock = null;
      });
    } catch {
      // The program holds it itself just now, or the disk is full.
    }
  }

  #fill(): void {
    if (!this.#mounted) return;
    const file = openSync(join(this.folder, 'filler'), 'w');
    try {
      for (const size of [1 << 16, 1 << 12]) {
        try {
          for (;;) writeSync(file, Buffer.alloc(size, 1));
        } catch {
          // That was the last of the room, for pieces of this size.
        }
      }
    } finally {
      closeSync(file);
    }
  }

  async #look(stations: Stations): Promise<Seen> {
    const answered = await this.#ask(stations, { do: 'look' });
    if (!('seen' in answered)) throw new Error(`nothing to see: ${JSON.stringify(answered)}`);
    this.#known = answered.seen;
    return answered.seen;
  }

  async #expectDone(stations: Stations, what: Request): Promise<void> {
    const answered = await this.#ask(stations, what);
    if (!('done' in answered)) {
      this.#breach(`${JSON.stringify(what)} came to ${JSON.stringify(answered)}`);
    }
  }

  async #ask(stations: Stations, what: Request): Promise<Answered> {
    const answered = await stations.ask(this.#index, what);
    if ('failed' in answered && !EXPECTED_FAILURES.test(answered.failed)) {
      this.#breach(`${this.far.during}: ${answered.failed}`);
    }
    return answered;
  }

  #breach(what: string): void {
    this.breaches.push(`world ${this.#index}: ${what}`);
  }
}

/** What an edit may say while its disk is full, or of a name that is not there. */
const EXPECTED_FAILURES = /ENOSPC|no space|disk is full|not found|does not exist|PresetNameTaken/i;
