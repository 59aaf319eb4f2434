import { randomUUID } from 'node:crypto';
import type { Call } from '../contract/outcome.ts';
import type { Run, RunView, Source } from '../contract/run.ts';
import type { Action } from '../contract/vendor.ts';
import { type CallServices, runCall } from './call-runner.ts';
import { plan } from './plan.ts';
import type { RunRequest } from './ports.ts';
import { viewOf } from './run-view.ts';

export interface RunnerEvents {
  /** After each step that is on disk. */
  onChange(run: RunView): void;
  /** Once for each call, when its outcome is on disk. */
  onCallSettled(run: RunView, call: Call): void;
  /** Once for each run, when all its calls have settled. */
  onRunSettled(run: RunView): void;
}

/** A preset that is being started already: a double click or a held key is one run. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
}

export interface StartedRun {
  readonly run: RunView;
  readonly settled: Promise<RunView>;
}

/** The one way from a click, a tray item or a command line to the wire. */
export class Runner {
  readonly #services: CallServices;
  readonly #events: RunnerEvents;
  readonly #underWay = new Map<string, RunView>();

  constructor(services: CallServices, events: RunnerEvents) {
    this.#services = services;
    this.#events = events;
  }

  /** Runs that have not settled yet. */
  get underWay(): readonly RunView[] {
    return [...this.#underWay.values()];
  }

  /**
   * Writes the run to the journal and sets its calls going.
   *
   * @throws AlreadyRunning while a run of the same preset is under way.
   * @throws Error when the journal cannot commit; then nothing was sent.
   */
  start(request: RunRequest, action: Action, source: Source): StartedRun {
    const { preset } = request;
    if (this.#underWay.has(preset.id)) throw new AlreadyRunning(preset.name);
    const run = createRun(request, action, source, this.#services.clock.now());
    this.#services.journal.createRun(run);
    const view = viewOf(run, this.#services.clock.now());
    this.#underWay.set(preset.id, view);
    this.#events.onChange(view);
    return { run: view, settled: this.#settle(view, request) };
  }

  async #settle(run: RunView, request: RunRequest): Promise<RunView> {
    const priority = run.source === 'command-line' ? 'batch' : 'click';
    const { preset, account } = request;
    const { credentials } = account;
    await Promise.all(
      run.calls.map(async (call) => {
        const onChange = (changed: Call) => this.#replace(preset.id, changed);
        await runCall(call, { preset, credentials, priority, onChange }, this.#services);
      }),
    );
    const settled = this.#underWay.get(preset.id) ?? run;
    this.#underWay.delete(preset.id);
    this.#events.onRunSettled(settled);
    return settled;
  }

  #replace(presetId: string, changed: Call): void {
    const known = this.#underWay.get(presetId);
    if (!known) return;
    const calls = known.calls.map((call) => (call.id === changed.id ? changed : call));
    const view = viewOf({ ...known, calls }, this.#services.clock.now());
    this.#underWay.set(presetId, view);
    this.#events.onChange(view);
    if (changed.state === 'settled') this.#events.onCallSettled(view, changed);
  }
}

function createRun(
  { preset, account }: RunRequest,
  action: Action,
  source: Source,
  now: number,
): Run {
  const id = randomUUID();
  return {
    id,
    presetId: preset.id,
    presetName: preset.name,
    accountId: account.id,
    accountName: account.name,
    appId: account.credentials.appId,
    practice: account.practice,
    action,
    source,
    createdAt: new Date(now).toISOString(),
    calls: plan(preset).map(({ vendor, streamIds }) => ({
      id: randomUUID(),
      runId: id,
      action,
      vendor,
      streamIds: [...streamIds],
      state: 'queued',
      attempts: 0,
      endTime: null,
      startedAt: null,
      durationMs: null,
      outcome: null,
    })),
  };
}
