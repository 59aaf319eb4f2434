import { isDeepStrictEqual } from 'node:util';
import type { AppState } from '#contract/model/app-state.ts';
import type { Certificate, CertificateContent } from '#contract/model/certificate.ts';
import type { FileCheck } from '#contract/model/file-check.ts';
import type { FilesOfRun } from '#contract/model/file-query.ts';
import { type HistoryDetail, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { HistoryRunsPage, HistoryRunsQuery } from '#contract/model/history-run.ts';
import type { Call } from '#contract/model/outcome.ts';
import { Refused } from '../../recording/refused.ts';
import type { FileRepository, WatchRepository } from '../../storage/ports.ts';
import { type CertifiedRun, certificateOf, contentOf, type HeardClock } from './certificate.ts';

/** What a certificate asks of the history. */
export interface HistoryOfRuns {
  call(callId: string): Promise<HistoryDetail | null>;
  /** Ids of the calls of a run that began at this moment with this preset; none where it is not there. */
  callsOf(runId: string, createdAt: string, presetName: string): Promise<readonly string[]>;
}

export interface CertificateServices {
  readonly files: Pick<FileRepository, 'ofRun'> & Pick<WatchRepository, 'ofRuns'>;
  readonly history: HistoryOfRuns;
  runs(): AppState['runs'];
  checkOf(id: number): FileCheck | null;
  /** The server's time minus this computer's, now, in milliseconds; null where it is not known. */
  serverAheadMs(accountId: string): number | null;
  readonly version: string;
  now(): number;
}

/** Makes the certificates of runs. */
export class Certificates {
  readonly #services: CertificateServices;
  /** The newest content of each run: exported twice, as PDF and JSON, it has one hash as long as nothing changed. */
  readonly #made = new Map<string, CertificateContent>();

  constructor(services: CertificateServices) {
    this.#services = services;
  }

  /** @throws Refused: `not-found` where neither the history nor the present runs know the run. */
  async of(runId: string): Promise<Certificate> {
    const { files, checkOf, version, now } = this.#services;
    const known = await files.ofRun(runId);
    const run = await this.#runOf(runId, known);
    const content = contentOf({
      ...{ run, known, checkOf, version },
      clock: await this.#clockOf(runId, known),
      now: now(),
    });
    return certificateOf(this.#unchanged(runId, content));
  }

  /** As it was heard first after the run's starts; where nothing was, as it is known now. */
  async #clockOf(runId: string, known: FilesOfRun): Promise<HeardClock> {
    const { files, serverAheadMs } = this.#services;
    const heard = (await files.ofRuns([runId]))
      .flatMap(({ clockOffsetMs, clockHeardAt }) =>
        clockOffsetMs === null || !clockHeardAt
          ? []
          : [{ serverAheadMs: clockOffsetMs, measuredAt: clockHeardAt }],
      )
      .sort((a, b) => (a.measuredAt < b.measuredAt ? -1 : 1));
    const accountId = known.watches[0]?.accountId ?? known.files[0]?.accountId;
    const present = accountId === undefined ? null : serverAheadMs(accountId);
    return heard[0] ?? { serverAheadMs: present, measuredAt: null };
  }

  #unchanged(runId: string, content: CertificateContent): CertificateContent {
    const before = this.#made.get(runId);
    // A value that each certificate measures again is not a change of the run.
    const { madeAt, clock } = content;
    const isMeasuredNow = before?.clock.measuredAt === null && clock.measuredAt === null;
    const same = before && { ...before, madeAt, clock: isMeasuredNow ? clock : before.clock };
    if (before && isDeepStrictEqual(same, content)) return before;
    this.#made.set(runId, content);
    return content;
  }

  /** With the calls of tasks that took over: the window shows them, or the history has them. */
  async #runOf(runId: string, known: FilesOfRun): Promise<CertifiedRun['run']> {
    const run = await this.#begun(runId, known);
    const own = new Set(run.calls.map(({ id }) => id));
    const others = [...new Set(known.watches.map(({ callId }) => callId))].filter(
      (id) => !own.has(id),
    );
    return { ...run, calls: [...run.calls, ...(await this.#callsOf(others))] };
  }

  async #begun(runId: string, known: FilesOfRun): Promise<CertifiedRun['run']> {
    const present = Object.values(this.#services.runs()).find(({ id }) => id === runId);
    if (present) return present;
    const { history } = this.#services;
    const callId =
      known.watches[0]?.callId ??
      known.files.flatMap(({ links }) => links).find((link) => link.runId === runId)?.callId;
    const first = callId === undefined ? null : await history.call(callId);
    if (!first) throw new Refused('not-found', 'The run is not in the history any more.');
    const ids = await history.callsOf(runId, first.createdAt, first.presetName);
    const calls = await this.#callsOf(ids);
    const { presetName, accountName, appId, practice, source, createdAt } = first;
    return {
      ...{ id: runId, presetName, accountName, appId, practice, source, createdAt },
      calls: calls.length > 0 ? calls : [first.call],
    };
  }

  async #callsOf(ids: readonly string[]): Promise<Call[]> {
    const { history, runs } = this.#services;
    const shown = Object.values(runs()).flatMap(({ calls }) => calls);
    const all = await Promise.all(
      ids.map(async (id) => shown.find((call) => call.id === id) ?? (await history.call(id))?.call),
    );
    return all.flatMap((call) => call ?? []);
  }
}

/** Runs asked for around a moment: a burst of clicks of one preset. */
const RUNS_AROUND = 50;
/** So long after a run began its calls may have begun: a rate limit holds them up. */
const LATEST_CALL_MS = 3_600_000;

/** What the history answers its window. */
export interface HistoryQuestions {
  call(callId: string): Promise<HistoryDetail | null>;
  runs(query: HistoryRunsQuery): Promise<HistoryRunsPage>;
}

export const historyOfRuns = ({ call, runs }: HistoryQuestions): HistoryOfRuns => ({
  call,
  async callsOf(runId, createdAt, presetName) {
    const to = new Date(Date.parse(createdAt) + LATEST_CALL_MS).toISOString();
    const filter = { ...NO_HISTORY_FILTER, from: createdAt, to, presets: [presetName] };
    const page = await runs({ filter, before: null, limit: RUNS_AROUND });
    const found = page.runs.find((run) => run.runId === runId);
    return found?.calls.map(({ callId }) => callId) ?? [];
  },
});
