import type { AppState } from '#contract/model/app-state.ts';
import type { Call, OperatorVerdict } from '#contract/model/outcome.ts';
import { callsOf } from '#contract/model/run.ts';
import type { Recordings } from '../../recording/known-recordings.ts';
import {
  type Evidence,
  isInDoubt,
  type Reconsidered,
  reconsiderEvidence,
  recordEvidence,
  recordRecordingVerdict,
  recordVerdict,
  type Verdict,
  type VerdictFacts,
  type VerdictJournal,
  verdictFacts,
} from '../../recording/operator-verdict.ts';
import type { Clock } from '../../recording/ports.ts';
import { viewOf } from '../../recording/run-view.ts';

/** The runs as the application state shows them. */
export interface ShownRuns {
  readonly state: Pick<AppState, 'runs'>;
  update(changes: Pick<AppState, 'runs'>): void;
}

export interface VerdictDependencies {
  readonly journal: VerdictJournal;
  readonly recordings: Recordings;
  readonly state: ShownRuns;
  /** The time that an end at a service is held against. */
  readonly endedBy: Clock['endedBy'];
  showRecordings(): void;
  feedHistory(): void;
  /** A person's verdict was recorded. */
  onRecorded(verdict: Verdict): void;
}

/** What an operator saw in a vendor's console, and what a file proves. */
export class Verdicts {
  readonly #services: VerdictDependencies;

  constructor(services: VerdictDependencies) {
    this.#services = services;
  }

  factsOf(verdict: Verdict): VerdictFacts {
    return verdictFacts(this.#services.journal, this.#services.recordings, verdict);
  }

  /**
   * Records a verdict and shows it wherever the call is shown.
   *
   * @throws Error when the journal cannot commit, or when there is nothing to settle; nothing has changed then.
   */
  record({ callId, verdict, key }: Verdict): void {
    const { journal, recordings, onRecorded } = this.#services;
    const verdicts = key
      ? recordRecordingVerdict(journal, recordings, { key, callId }, verdict)
      : recordVerdict(journal, recordings, callId, verdict);
    if (!verdicts) throw new Error('a verdict on nothing');
    this.#show(callId, verdicts);
    onRecorded({ callId, verdict, key });
  }

  /**
   * Records what a file proves; false where nothing of it was in doubt, and nothing has changed.
   *
   * @throws Error when the journal cannot commit; nothing has changed then.
   */
  recordEvidence(evidence: Evidence): boolean {
    const { journal, recordings } = this.#services;
    const verdicts = recordEvidence(journal, recordings, evidence);
    if (verdicts) this.#show(evidence.callId, verdicts);
    return verdicts !== null;
  }

  /**
   * Whether the outcome is in doubt by now.
   *
   * @throws Error when the journal cannot commit; nothing has changed then.
   */
  reconsider(file: Reconsidered): boolean {
    const { journal, recordings } = this.#services;
    const verdicts = reconsiderEvidence(journal, recordings, file);
    if (verdicts) this.#show(file.callId, verdicts);
    return isInDoubt(journal, recordings, file);
  }

  #show(callId: string, verdicts: readonly OperatorVerdict[]): void {
    const { state, endedBy, showRecordings, feedHistory } = this.#services;
    const run = Object.values(state.state.runs).find((one) =>
      callsOf(one).some(({ id }) => id === callId),
    );
    if (run) {
      const settled = (call: Call) =>
        call.id === callId ? { ...call, verdicts: [...verdicts] } : call;
      const calls = run.calls.map(settled);
      const earlierCalls = run.earlierCalls?.map(settled);
      const view = {
        ...viewOf({ ...run, calls }, endedBy(run.service)),
        ...(earlierCalls && { earlierCalls }),
      };
      state.update({ runs: { [run.presetId]: view } });
    }
    showRecordings();
    feedHistory();
  }
}
