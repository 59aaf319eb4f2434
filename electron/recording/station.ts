import type { ErrorCode } from '../contract/channels.ts';
import type { Preset } from '../contract/preset.ts';
import { serviceOf } from '../contract/region.ts';
import {
  classifyTargets,
  type Standing,
  stoppable,
  targetsOf,
} from '../contract/rules/classify-targets.ts';
import type { Source } from '../contract/run.ts';
import type {
  Recording,
  RecordingKey,
  StartQuestion,
  StartScope,
  Target,
} from '../contract/start.ts';
import { VENDOR_ADAPTERS } from '../zego/vendors/registry.ts';
import { recordingOf } from './effects.ts';
import { endTimeAt } from './end-time.ts';
import type { Clock, EndpointClock, RunAccount, RunRequest } from './ports.ts';
import type { Recordings } from './recordings.ts';
import { AlreadyRunning, CannotRecord, Leaving, type Runner, type StartedRun } from './runner.ts';
import { allTargets } from './targets.ts';

/** Something that was asked for and refused before anything was written or sent. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: ErrorCode;
  readonly left: Left;
  constructor(code: ErrorCode, message: string, left: Left = NOTHING_LEFT) {
    super(message);
    this.code = code;
    this.left = left;
  }
}

/** What a start left alone, because it runs, or may run, already. */
export interface Left {
  readonly running: readonly Target[];
  readonly perhaps: readonly Target[];
}
const NOTHING_LEFT: Left = { running: [], perhaps: [] };

export interface StationServices {
  readonly runner: Runner;
  findPreset(id: string): Preset | undefined;
  /** Null when the account is gone or its credentials cannot be read. */
  findAccount(id: string): RunAccount | null;
  /** Whether there is such an account, readable or not. */
  hasAccount(id: string): boolean;
  readonly recordings: Recordings;
  /** Whether an account's recordings end with this process, so that none of an earlier one can run. */
  endsWithUs?(accountId: string): boolean;
  clockOf(endpoint: string): EndpointClock;
  /** The time that an end at a service is held against. */
  readonly endedBy: Clock['endedBy'];
}

export interface StartOptions {
  readonly scope: StartScope;
  /** A person has agreed to a start though it is not known whether it runs: the journal cannot be read. */
  readonly mayRunAlready?: boolean;
  /** Someone has agreed to a start that leaves no record when the disk takes none. */
  readonly mayGoUnrecorded: boolean;
  /** One of several starts that were asked for at once. */
  readonly together?: boolean;
}

export type StartAnswer =
  | { readonly kind: 'started'; readonly started: StartedRun; readonly left: Left }
  | { readonly kind: 'question'; readonly question: StartQuestion };

/** Where window, tray and command line all enter. */
export class Station {
  readonly #services: StationServices;
  /** A person has agreed to go on without a record: asked once, until the disk takes one again. */
  #agreed = false;

  constructor(services: StationServices) {
    this.#services = services;
  }

  /**
   * Starts a preset, or asks first where a start may not be harmless.
   *
   * @throws Refused; nothing was sent then.
   */
  start(presetId: string, source: Source, options: StartOptions): StartAnswer {
    const { scope, mayGoUnrecorded, mayRunAlready = false, together = false } = options;
    const preset = this.#findPreset(presetId);
    // Before anything else: unlocking or waiting would not help.
    refuseArchived(preset);
    const account = this.#accountOf(preset);
    const clock = this.#services.clockOf(account.credentials.endpoint);
    this.#refuseUnderWay(preset);
    refuseEndTimeOutOfRange(preset, clock.now());
    const { running, perhaps, missing } = this.#standing(preset, account);
    const left = { running: targetsOf(running), perhaps: targetsOf(perhaps) };
    const asked = { presetId, ...left, missing: [...missing] };
    const unread = this.#unknown(preset, account).length > 0;
    const question = { ...asked, unrecorded: false, confirm: false };
    const known = running.length + perhaps.length;
    if (scope === 'ask' && known > 0) return { kind: 'question', question };
    if (scope === 'ask' && preset.confirmStart) {
      return { kind: 'question', question: { ...question, confirm: true } };
    }
    const targets = scope === 'missing' ? missing : allTargets(preset);
    if (targets.length === 0) {
      const message = `Everything of preset "${preset.name}" runs, or may run, already.`;
      throw new Refused('nothing-missing', message, left);
    }
    if (unread && !mayRunAlready) {
      if (source === 'command-line') throw unreadable(preset);
      return { kind: 'question', question: { ...question, unread: true } };
    }
    const action = 'StartCDNRecord';
    this.#agreed ||= mayGoUnrecorded && source !== 'command-line';
    const agreed = mayGoUnrecorded || this.#agreed;
    try {
      const request = {
        preset,
        account,
        action,
        targets,
        mayGoUnrecorded: agreed,
        together,
      } as const;
      const started = this.#run(request, source);
      if (!started.run.unrecorded) this.#agreed = false;
      return { kind: 'started', started, left: scope === 'missing' ? left : NOTHING_LEFT };
    } catch (error) {
      if (!(error instanceof CannotRecord)) throw error;
      return {
        kind: 'question',
        question: { ...question, ...(unread && { unread }), unrecorded: true },
      };
    }
  }

  /**
   * Stops what of a preset runs, or may run. From the command line, where nothing is known to run, all of
   * it: somebody else may have started it.
   *
   * @throws Refused; nothing was sent then.
   */
  stop(presetId: string, source: Source, together = false): StartedRun {
    const preset = this.#findPreset(presetId);
    const account = this.#accountOf(preset);
    this.#refuseUnderWay(preset);
    const standing = stoppable(this.#standing(preset, account));
    // What a lost journal may have known to run is stopped too.
    const known = targetsOf([...standing, ...this.#unknown(preset, account)]);
    const targets = known.length === 0 && source === 'command-line' ? allTargets(preset) : known;
    if (targets.length === 0) {
      throw new Refused('nothing-to-stop', `Nothing of preset "${preset.name}" is known to run.`);
    }
    // A stop without a record harms less than a recording that cannot be stopped.
    const mayGoUnrecorded = true;
    const action = 'StopCDNRecord';
    return this.#run({ preset, account, action, targets, mayGoUnrecorded, together }, source);
  }

  /** What is on its way counts as what may run: two presets can name the same stream. */
  #standing(preset: Preset, { credentials }: RunAccount): Standing {
    const { recordings, runner } = this.#services;
    const known = [...beingStarted(runner), ...recordings.list(this.#services.endedBy)];
    return classifyTargets(preset, credentials, known);
  }

  /** Of what it is not known whether it runs, because a journal that would tell cannot be read. */
  #unknown(preset: Preset, { id, credentials }: RunAccount): RecordingKey[] {
    const { recordings, endsWithUs } = this.#services;
    if (recordings.gap === null || endsWithUs?.(id)) return [];
    const { appId, endpoint } = credentials;
    const service = serviceOf(endpoint) ?? endpoint;
    const keys = preset.vendors.flatMap((vendor) =>
      preset.streamIds.map((streamId) => ({ appId, service, vendor, streamId })),
    );
    return keys.filter((key) => !recordings.isKnown(key));
  }

  #findPreset(presetId: string): Preset {
    const preset = this.#services.findPreset(presetId);
    if (!preset) throw new Refused('not-found', 'The preset does not exist any more.');
    return preset;
  }

  #accountOf({ name, accountId }: Preset): RunAccount {
    const account = this.#services.findAccount(accountId);
    if (account) return account;
    if (!this.#services.hasAccount(accountId)) {
      throw new Refused('account-missing', `The account of preset "${name}" is gone.`);
    }
    const message = `The credentials of preset "${name}" are locked or missing.`;
    throw new Refused('credentials-unavailable', message);
  }

  #refuseUnderWay({ id, name }: Preset): void {
    if (!this.#services.runner.underWay.some(({ presetId }) => presetId === id)) return;
    throw new Refused('already-running', `Preset "${name}" is under way already.`);
  }

  #run(request: RunRequest, source: Source): StartedRun {
    try {
      return this.#services.runner.start(request, source);
    } catch (error) {
      if (error instanceof Leaving) throw new Refused('quitting', 'CDN Recorder is quitting.');
      if (!(error instanceof AlreadyRunning)) throw error;
      throw new Refused('already-running', `Preset "${request.preset.name}" is under way already.`);
    }
  }
}

/** What is being started now, by whichever preset: it may run in a moment, and must not be started twice. */
function beingStarted({ underWay }: Pick<Runner, 'underWay'>): Recording[] {
  const runs = underWay.filter(({ action }) => action === 'StartCDNRecord');
  return runs.flatMap((run) =>
    run.calls.flatMap((call) =>
      (call.state === 'settled' ? [] : call.streamIds).map((streamId) =>
        recordingOf(call, run, streamId, 'perhaps'),
      ),
    ),
  );
}

/** What an archived preset started earlier can still be stopped. */
function refuseArchived({ name, archived }: Preset): void {
  if (!archived) return;
  const message = `Preset "${name}" is archived: bring it back in the window first.`;
  throw new Refused('archived', message);
}

function unreadable({ name }: Preset): Refused {
  const message = `The journal cannot be read, so it is not known whether preset "${name}" is recording already. Look in the vendors' consoles; --force starts it nevertheless.`;
  return new Refused('journal-unreadable', message);
}

function refuseEndTimeOutOfRange(preset: Preset, nowMs: number): void {
  const matters = preset.vendors.some((vendor) => VENDOR_ADAPTERS[vendor].capabilities.endTime);
  if (!preset.end || !matters || endTimeAt(preset.end, nowMs) !== null) return;
  const message = `The end of preset "${preset.name}" is not within the next 24 hours.`;
  throw new Refused('end-time-out-of-range', message);
}
