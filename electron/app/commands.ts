import type { Preset } from '#contract/model/preset.ts';
import type { RunView } from '#contract/model/run.ts';
import type { AccountTest, Elsewhere, Recording, RecordingKey } from '#contract/model/start.ts';
import type { StreamCheck } from '#contract/model/stream-check.ts';
import type { MovedEnds } from '../recording/move-end.ts';
import type { Evidence, Reconsidered, Verdict } from '../recording/operator-verdict.ts';
import type { CommandedRecordings, Stopped } from '../recording/recording-service.ts';
import { keysOf, leftTo } from './commands/claim-start.ts';
import { lockedSigner, stopCondition } from './commands/conditions.ts';
import {
  decide,
  STOP_TABLE,
  type StartCondition,
  type StopCondition,
} from './commands/decision-table.ts';
import { handOver } from './commands/hand-over.ts';
import { type MergeDependencies, type MergeOrder, merge } from './commands/merge.ts';
import { type MoveEndRequest, moveEnd } from './commands/move-end.ts';
import { checkStreams, type ReadOnlyDependencies, testAccount } from './commands/read-only.ts';
import type { Verdicts } from './commands/record-verdicts.ts';
import type {
  Caller,
  Eventually,
  Place,
  StartAnswer,
  Started,
  StartRequest,
  StopAnswer,
  Stopping,
  StopRequest,
} from './commands/requests.ts';
import { type SettleAnswer, type SettleRequest, settle } from './commands/settle.ts';
import { type StartDependencies, Starts } from './commands/start.ts';
import { refusal } from './commands/start-answers.ts';
import { sendStop, stopRecordings } from './commands/stop-recordings.ts';
import { NO_ROOM } from './room/stream-claims.ts';

export interface CommandDependencies
  extends ReadOnlyDependencies,
    Pick<StartDependencies, 'claims'>,
    Omit<MergeDependencies, 'recordings'> {
  readonly recordings: CommandedRecordings;
  readonly verdicts: Pick<Verdicts, 'factsOf' | 'record' | 'recordEvidence' | 'reconsider'>;
  findPreset(id: string): Preset | undefined;
  /** The newest run of a preset, as the state shows it. */
  newestRun(presetId: string): RunView | undefined;
  /** Whether the caller is a control surface, and these are paused (`isRemote`). */
  isPaused(caller: Caller): boolean;
}

const NOT_PROMPTED: ReadonlySet<string> = new Set();

/**
 * The only door to the wire: every way in starts and stops here. What must be asked and what is refused is
 * decided by the tables in `decision-table.ts`, and nowhere else. A desk that is in no control room answers a start at
 * once; in a room it first waits for its claim (`Place`).
 */
export class Commands<P extends Place = 'room'> {
  readonly #services: CommandDependencies;
  readonly #starts: Starts;

  constructor(services: CommandDependencies) {
    this.#services = services;
    this.#starts = new Starts(services);
  }

  /**
   * Starts a preset, or returns the question that a person must answer first.
   *
   * @throws Refused with the reason; nothing was sent then.
   */
  start<C extends Caller>(caller: C, presetId: string, request: StartRequest) {
    // A caller that names how much to start has seen what runs.
    const named: StartCondition[] = ['runs-or-uncertain', 'confirm-start'];
    const agreed = new Set(request.scope === 'ask' ? [] : named);
    const answer = this.#starts.start({ caller, presetId, request, agreed });
    return answer as Started<P, C, StartAnswer>;
  }

  /**
   * Starts what is missing of a preset: what runs is left alone without a question, what has ended as it was
   * meant to is not started again, and a preset that asks before each start asks before this one.
   *
   * @throws Refused with the reason; nothing was sent then.
   */
  retryMissing<C extends Caller>(caller: C, presetId: string, together = false) {
    const request = { scope: 'retry', together } as const;
    const agreed = new Set<StartCondition>(['runs-or-uncertain']);
    const answer = this.#starts.start({ caller, presetId, request, agreed });
    return answer as Started<P, C, StartAnswer>;
  }

  /**
   * Stops what of a preset runs or is uncertain, and what else it has started, even if the preset has changed
   * or is gone.
   *
   * @throws Refused with the reason; nothing was sent then.
   */
  stop<C extends Caller>(caller: C, presetId: string, request: StopRequest = {}) {
    const answer = this.#stop({ caller, presetId, request }, NOT_PROMPTED);
    return answer as Eventually<C, StopAnswer>;
  }

  /**
   * Stops these recordings, or with null everything that runs or is uncertain; each is a run of the preset
   * that started it. Where there is a person, the caller has shown them what would be stopped.
   *
   * @param how.plannedFor when a planned stop was due, in Unix seconds.
   * @throws Refused with the reason; nothing was sent then.
   */
  stopRecordings<C extends Caller>(
    caller: C,
    keys: readonly RecordingKey[] | null,
    how: { readonly together?: boolean; readonly plannedFor?: number } = {},
  ) {
    const answer = stopRecordings(this.#services, caller, { keys, ...how });
    return answer as Eventually<C, Stopped>;
  }

  /** Moves the end of what runs of a preset, and sends nothing. @throws Refused with the reason. */
  moveEnd(caller: Caller, request: MoveEndRequest): MovedEnds {
    return moveEnd(this.#services, caller, request);
  }

  /**
   * Starts the tasks that take over from these recordings.
   *
   * @param plannedFor when that was due, in Unix seconds; absent where an operator asks for it again.
   * @throws Refused with the reason; nothing was sent then.
   */
  handOver<C extends Caller>(caller: C, keys: readonly RecordingKey[], plannedFor?: number) {
    const answer = handOver(this.#services, caller, { keys, plannedFor });
    return answer as Eventually<C, Stopped>;
  }

  /**
   * Tests an account's credentials with a call that changes nothing.
   * @throws Refused with the reason; nothing was sent then.
   */
  testAccount(caller: Caller, id: string): Promise<AccountTest> {
    return testAccount(this.#services, caller, id);
  }

  /** Asks ZEGO whether the streams of a preset are published; changes nothing. @throws Refused with the reason. */
  checkStreams(caller: Caller, presetId: string): Promise<StreamCheck[]> {
    return checkStreams(this.#services, caller, presetId);
  }

  /**
   * Records what an operator saw in the vendor's console, or returns what a person must agree to. Nothing is sent.
   *
   * @throws Refused with the reason, or Error when the journal cannot commit; nothing has changed then.
   */
  settle(caller: Caller, verdict: Verdict, request: SettleRequest = {}): SettleAnswer {
    return settle(this.#services.verdicts, caller, verdict, request);
  }

  /**
   * Joins files of a recording, or returns what a person must agree to first.
   *
   * @throws Refused with the reason; nothing was sent then.
   */
  merge(caller: Caller, order: MergeOrder) {
    return merge(this.#services, caller, order);
  }

  /**
   * Records what a file proves of a start whose outcome is unknown. It asks no question: it hides nothing, and changes
   * neither what a vendor answered nor what a person said. False where nothing was in doubt.
   *
   * @throws Error when the journal cannot commit; nothing has changed then.
   */
  settleByFile(evidence: Evidence): boolean {
    return this.#services.verdicts.recordEvidence(evidence);
  }

  /**
   * The operator has said whether a project records all streams by default, on which a file's verdict hung. Whether
   * the outcome is in doubt by that.
   *
   * @throws Error when the journal cannot commit; nothing has changed then.
   */
  reconsiderFile(file: Reconsidered): boolean {
    return this.#services.verdicts.reconsider(file);
  }

  #stop(stop: Stopping, prompted: ReadonlySet<string>): StopAnswer | Promise<StopAnswer> {
    const { caller, presetId, request } = stop;
    const { recordings: service, findPreset, listAccounts, prompt } = this.#services;
    const preset = findPreset(presetId);
    const recordings = service.toStop(presetId);
    const name = preset?.name ?? recordings[0]?.presetName ?? '';
    const situation = {
      isLeaving: service.isLeaving,
      isPaused: this.#services.isPaused(caller),
      preset,
      isUnderWay: service.isUnderWay(presetId),
      recordings,
      accounts: listAccounts(),
      prompted,
      elsewhere: this.#elsewhereOf(preset, recordings),
    };
    const agreed = new Set<StopCondition>(request.confirmed ? ['confirm-stop'] : []);
    const ruling = decide(
      STOP_TABLE,
      caller,
      (condition) => stopCondition(situation, condition),
      agreed,
    );
    if (ruling?.decision.kind === 'refuse') {
      const { elsewhere } = situation;
      throw refusal(ruling.decision.code, { preset: name, elsewhere }, leftTo(elsewhere));
    }
    if (ruling?.decision.kind === 'ask') {
      return { kind: 'question', question: { kind: 'stop', presetId } };
    }
    const signer = ruling && lockedSigner(situation);
    if (signer) {
      return prompt
        .ask(signer.id, { kind: 'stop', name })
        .then(() => this.#stop(stop, new Set([...prompted, signer.id])));
    }
    return sendStop(service, stop, preset, recordings);
  }

  /** What other desks run of a preset of which nothing is known to run here. */
  #elsewhereOf(preset: Preset | undefined, recordings: readonly Recording[]): readonly Elsewhere[] {
    const { claims = NO_ROOM, listAccounts } = this.#services;
    if (!claims.isJoined || !preset || recordings.length > 0) return [];
    const account = listAccounts().find(({ id }) => id === preset.accountId);
    return account ? claims.knownElsewhere(keysOf(preset, account)) : [];
  }
}
