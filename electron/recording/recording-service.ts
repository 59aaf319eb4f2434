import type { Account } from '../contract/account.ts';
import type { Preset } from '../contract/preset.ts';
import { serviceOf } from '../contract/region.ts';
import {
  classifyTargets,
  type Standing,
  stoppable,
  targetsOf,
} from '../contract/rules/classify-targets.ts';
import { recordingId } from '../contract/rules/recording-id.ts';
import { signerOf } from '../contract/rules/signer.ts';
import type { Source } from '../contract/run.ts';
import type { Recording, RecordingKey, StartQuestion, StartScope } from '../contract/start.ts';
import { recordingOf } from './effects.ts';
import { type Owner, planStops } from './plan-stops.ts';
import type { Clock, EndpointClock, RunAccount, RunRequest } from './ports.ts';
import type { Recordings } from './recordings.ts';
import { type Left, NOTHING_LEFT, Refused, type Unstopped } from './refused.ts';
import { AlreadyRunning, CannotRecord, Leaving, type Runner, type StartedRun } from './runner.ts';
import { refuseArchived, refuseEndTimeOutOfRange, unreadable } from './start-refusals.ts';
import { busyOwner, mayRun, stopRequest, unsigned } from './stop-request.ts';
import { allTargets } from './targets.ts';

/** One run for each account and set of parameters that the recordings were started with. */
export interface Stopped {
  readonly started: readonly StartedRun[];
  readonly unstopped: readonly Unstopped[];
}

export interface RecordingServiceDependencies {
  readonly runner: Runner;
  findPreset(id: string): Preset | undefined;
  /** Null when the account is gone or its credentials cannot be read. */
  findAccount(id: string): RunAccount | null;
  /** All accounts, readable or not. */
  listAccounts(): readonly Account[];
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
export class RecordingService {
  readonly #services: RecordingServiceDependencies;
  /** A person has agreed to go on without a record: asked once, until the disk takes one again. */
  #agreed = false;

  constructor(services: RecordingServiceDependencies) {
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
    const unread = this.#unknown(preset, { ...account.credentials, id: account.id }).length > 0;
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
   * Stops what of a preset runs, or may run, and what else it has started, whatever has become of it since.
   * From the command line, where nothing is known to run, all that it names: another workstation may have
   * started it.
   *
   * @throws Refused; nothing was sent then.
   */
  stop(presetId: string, source: Source, together = false): Stopped {
    const preset = this.#services.findPreset(presetId);
    const recordings = this.toStop(presetId);
    if (recordings.length === 0) {
      return { started: [this.#stopAllNamed(presetId, source, together)], unstopped: [] };
    }
    const name = preset?.name ?? recordings[0]?.presetName ?? '';
    return this.#stop(recordings, () => ({ id: presetId, name }), source, together);
  }

  /**
   * Stops these recordings, or with null all that run or may run; each is a run of the preset that started it.
   *
   * @throws Refused; nothing was sent then.
   */
  stopRecordings(keys: readonly RecordingKey[] | null, source: Source, together = false): Stopped {
    const wanted = keys && new Set(keys.map(recordingId));
    const recordings = this.#running().filter((one) => wanted?.has(recordingId(one)) ?? true);
    if (recordings.length === 0) throw new Refused('nothing-to-stop', 'Nothing is known to run.');
    const ownerOf = ({ presetId: id, presetName }: Recording) => ({
      id,
      name: this.#services.findPreset(id)?.name ?? presetName,
    });
    return this.#stop(recordings, ownerOf, source, together);
  }

  /** All that a stop of the preset is for; the preset may be gone. */
  toStop(presetId: string): Recording[] {
    const preset = this.#services.findPreset(presetId);
    const running = this.#running();
    if (!preset) return running.filter((one) => one.presetId === presetId);
    const account = this.#services.listAccounts().find(({ id }) => id === preset.accountId);
    const known = stoppable(classifyTargets(preset, account, running));
    // What a lost journal may have known to run is stopped too.
    const unknown = account ? this.#unknown(preset, account) : [];
    return account ? [...known, ...unknown.map((key) => mayRun(key, preset, account))] : known;
  }

  /** The accounts that stops of these recordings are signed with. */
  signersOf(recordings: readonly Recording[]): string[] {
    const accounts = this.#services.listAccounts();
    const ids = recordings.flatMap((recording) => signerOf(recording, accounts)?.id ?? []);
    return [...new Set(ids)];
  }

  /** What runs, or may run, now. */
  #running(): Recording[] {
    const { recordings, endedBy } = this.#services;
    return recordings.list(endedBy);
  }

  #stop(
    recordings: readonly Recording[],
    ownerOf: (recording: Recording) => Owner,
    source: Source,
    together: boolean,
  ): Stopped {
    const { runner, findAccount, listAccounts } = this.#services;
    const { stops, stranded } = planStops(recordings, ownerOf, listAccounts());
    const busy = new Set(runner.underWay.map(({ presetId }) => presetId));
    const requests: RunRequest[] = [];
    const unstopped = stranded.map(unsigned);
    for (const stop of stops) {
      const account = findAccount(stop.signer.id);
      if (busy.has(stop.owner.id)) unstopped.push(busyOwner(stop));
      else if (account === null) unstopped.push(unsigned({ ...stop, appId: stop.signer.appId }));
      else requests.push(stopRequest(stop, account, together));
    }
    const [first] = unstopped;
    if (requests.length === 0 && first) {
      throw new Refused(first.code, first.message, NOTHING_LEFT, unstopped);
    }
    return {
      started: this.#leavingRefused(() => runner.startTogether(requests, source)),
      unstopped,
    };
  }

  #stopAllNamed(presetId: string, source: Source, together: boolean): StartedRun {
    const preset = this.#findPreset(presetId);
    const account = this.#accountOf(preset);
    this.#refuseUnderWay(preset);
    if (source !== 'command-line') {
      throw new Refused('nothing-to-stop', `Nothing of preset "${preset.name}" is known to run.`);
    }
    const action = 'StopCDNRecord';
    const targets = allTargets(preset);
    return this.#run({ preset, account, action, targets, mayGoUnrecorded: true, together }, source);
  }

  /** What is on its way counts as what may run: two presets can name the same stream. */
  #standing(preset: Preset, { credentials }: RunAccount): Standing {
    const { recordings, runner } = this.#services;
    const known = [...beingStarted(runner), ...recordings.list(this.#services.endedBy)];
    return classifyTargets(preset, credentials, known);
  }

  /** Of what it is not known whether it runs, because a journal that would tell cannot be read. */
  #unknown(preset: Preset, { id, appId, endpoint }: Pick<Account, 'id' | 'appId' | 'endpoint'>) {
    const { recordings, endsWithUs } = this.#services;
    if (recordings.gap === null || endsWithUs?.(id)) return [];
    const service = serviceOf(endpoint);
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
    if (!this.#services.listAccounts().some(({ id }) => id === accountId)) {
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
    return this.#leavingRefused(() => this.#services.runner.start(request, source));
  }

  #leavingRefused<T>(begin: () => T): T {
    try {
      return begin();
    } catch (error) {
      if (error instanceof Leaving) throw new Refused('quitting', 'CDN Recorder is quitting.');
      if (!(error instanceof AlreadyRunning)) throw error;
      throw new Refused('already-running', `Preset "${error.message}" is under way already.`);
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
