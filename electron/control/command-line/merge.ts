import { setTimeout as pause } from 'node:timers/promises';
import type { Merge } from '#contract/model/merge.ts';
import type { BegunMerge } from '../../app/files/merge-book.ts';
import type { MergePlan } from '../../app/files/merge-plans.ts';
import { Refused } from '../../recording/refused.ts';
import { EXIT, type ExitCode, exitOf, mostSevere } from './exit-code.ts';
import { type MergeResult, mergeLine } from './result-lines.ts';
import { COMMAND_LINE, type Session } from './session-context.ts';

const EARLIER =
  'These files were merged before, or are being merged: nothing was sent. --force merges again.';

interface MergeAction {
  readonly preset: string;
  readonly timeoutSeconds: number;
}

/** Merges the files of a preset's last recording, each stream at each vendor for itself, and tells what came of it. */
export async function merge(action: MergeAction, session: Session): Promise<ExitCode> {
  const preset = session.services.findPresetByName(action.preset);
  if (!preset) throw new Refused('not-found', `There is no preset named "${action.preset}".`);
  const plans = await session.services.mergePlansOf(preset);
  const codes = await Promise.all(
    plans.map((plan) => mergeOne({ ...action, preset: preset.name }, plan, session)),
  );
  return mostSevere(codes);
}

async function mergeOne(
  { preset, timeoutSeconds }: MergeAction,
  plan: MergePlan,
  { services, force, line, notice }: Session,
): Promise<ExitCode> {
  const { vendor, streamId, runId, fileIds: inputs, format, canMerge } = plan;
  const about = { preset, vendor, streamId, inputs };
  const tell = (result: Omit<MergeResult, keyof typeof about>) =>
    line(mergeLine({ ...about, ...result }));
  const nothing = { taskId: null, fileId: null, url: null };
  if (runId === null || format === null || inputs.length < 2) {
    const reason = canMerge ? 'nothing-to-merge' : 'cannot-merge';
    tell({ status: 'rejected', ...nothing, reason });
    return EXIT.notAllAccepted;
  }
  const order = { runId, vendor, fileIds: inputs, format, name: null, expireHours: 0 } as const;
  try {
    const answer = await services.commands.merge(COMMAND_LINE, { ...order, again: force });
    // The decision table has no question for a caller that cannot be asked.
    if (answer.kind === 'question') throw new Error('a command line was asked a question');
    if (answer.kind === 'earlier') notice(EARLIER);
    const merged = await afterAtMost(timeoutSeconds * 1000, answer);
    tell(resultOf(merged));
    return merged.state === 'finished' ? EXIT.accepted : EXIT.notAllAccepted;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell({ status: 'rejected', ...nothing, reason: error.code });
    notice(`${error.message} Nothing was merged.`);
    return exitOf(error.code);
  }
}

/** How a merge stands when nothing more is to be heard of it, or when the time is over. */
async function afterAtMost(ms: number, { settled, now }: BegunMerge): Promise<Merge> {
  const over = new AbortController();
  const late = pause(ms, undefined, { signal: over.signal }).catch(() => undefined);
  await Promise.race([settled, late]);
  over.abort();
  return now();
}

const STATUSES: Readonly<Partial<Record<Merge['state'], MergeResult['status']>>> = {
  finished: 'finished',
  rejected: 'rejected',
  failed: 'failed',
};

function resultOf({ state, taskId, fileId, url, code, message, reported }: Merge) {
  const status = STATUSES[state] ?? 'unknown';
  const facts = { status, taskId, fileId, url, ...(reported && { reported: true as const }) };
  if (status === 'finished') return facts;
  // The API's code says it; else the vendor's task, or the reason why no answer came.
  if (code !== null && code !== 0) return { ...facts, code, message: message ?? '' };
  if (taskId === null) return { ...facts, reason: message ?? 'no-answer' };
  const reason = status === 'failed' ? 'task-failed' : 'no-result-yet';
  return { ...facts, reason, ...(message !== null && { message }) };
}
