import type { Account } from '#contract/model/account.ts';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay } from '#contract/model/run.ts';
import type { Vendor } from '#contract/model/vendor.ts';
import { classifyTargets } from '#contract/rules/classify-targets.ts';
import { lackingOf } from '#contract/rules/stream-states.ts';
import type { BatchState, Entry, LeftOut, Reason } from './entries.ts';

export interface StartEntry extends Entry {
  readonly account: Account;
  /** Beside what runs, what has ended as it was meant to is not started again. */
  readonly scope: 'missing' | 'retry';
  /** Vendors at which it records until it is stopped by hand. */
  readonly noAutoStop: readonly Vendor[];
  /** The preset wants to be asked before each start. */
  readonly asks: boolean;
  /** All that its requests are made of: another order is another start. */
  readonly order: string;
}

/** What becomes of each preset that an operator wants to start. */
export interface StartPlan {
  /** Nothing of these runs or may run: all of them starts. */
  readonly starts: readonly StartEntry[];
  /** Something of these runs or may run; `targets` is what is missing, and may be nothing. */
  readonly running: readonly StartEntry[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Classifies presets before a start of several; pure. What main would refuse is left out with its reason.
 *
 * @param unanswered presets of which this window has asked something that main has not answered yet.
 */
export function planStart(
  presetIds: readonly string[],
  state: BatchState,
  unanswered: ReadonlySet<string>,
): StartPlan {
  const starts: StartEntry[] = [];
  const running: StartEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const presetId of new Set(presetIds)) {
    const preset = state.presets.find(({ id }) => id === presetId);
    const account = state.accounts.find(({ id }) => id === preset?.accountId);
    const reason = hindrance(presetId, preset, account, state, unanswered);
    if (!preset || !account || reason) {
      leftOut.push({ presetId, name: preset?.name ?? '', reason: reason ?? 'account-missing' });
      continue;
    }
    const standing = classifyTargets(preset, account, state.recordings);
    const runs = standing.running.length + standing.uncertain.length > 0;
    const targets = runs ? lackingOf(standing.missing, state.runs[presetId]) : standing.missing;
    const scope = runs ? 'retry' : 'missing';
    (runs ? running : starts).push(entryOf(preset, account, { targets, scope }, state.vendors));
  }
  return { starts, running, leftOut };
}

function hindrance(
  presetId: string,
  preset: Preset | undefined,
  account: Account | undefined,
  { runs }: Pick<BatchState, 'runs'>,
  unanswered: ReadonlySet<string>,
): Reason | null {
  if (!preset) return 'deleted';
  if (preset.archived) return 'archived';
  if (!account) return 'account-missing';
  if (isUnderWay(runs[presetId])) return 'under-way';
  return unanswered.has(presetId) ? 'unanswered' : null;
}

function entryOf(
  preset: Preset,
  account: Account,
  { targets, scope }: Pick<StartEntry, 'targets' | 'scope'>,
  capabilities: BatchState['vendors'],
): StartEntry {
  const { id: presetId, name, end, stopAtEnd = true, accountId } = preset;
  const { domain = null, point = null } = preset;
  const { appId, endpoint, isTest } = account;
  const vendors = targets.map(({ vendor }) => vendor);
  return {
    ...{ presetId, name, account, targets, scope },
    noAutoStop: vendors.filter(
      (vendor) => end === null || !(stopAtEnd || capabilities[vendor].endTime),
    ),
    asks: preset.confirmStart ?? false,
    order: JSON.stringify([
      targets,
      end,
      stopAtEnd,
      domain,
      point,
      accountId,
      appId,
      endpoint,
      isTest,
    ]),
  };
}

/** What a sheet may still start of what it listed when it was opened. */
export interface OpenStartPlan extends StartPlan {
  /** Listed for a start, and not the same any more: nothing of these is started. */
  readonly changed: readonly LeftOut[];
}

/**
 * What the sheet listed when it was opened, less what has changed since: nothing is started that an operator
 * has not seen there, and nothing that has begun to run meanwhile is started again.
 */
export function sinceOpened(opened: StartPlan, now: StartPlan): OpenStartPlan {
  const listed = new Map([...now.starts, ...now.running].map((entry) => [entry.presetId, entry]));
  const running = new Set(now.running.map(({ presetId }) => presetId));
  const refused = new Map(now.leftOut.map((one) => [one.presetId, one.reason]));
  const changed: LeftOut[] = [];
  const same = (entries: readonly StartEntry[], wereRunning: boolean): StartEntry[] =>
    entries.flatMap((entry) => {
      const { presetId, name, order } = entry;
      const present = listed.get(presetId);
      const isSame = present?.order === order && running.has(presetId) === wereRunning;
      if (isSame) return [present];
      const began = running.has(presetId) && !wereRunning;
      changed.push({
        presetId,
        name,
        reason: refused.get(presetId) ?? (began ? 'runs-now' : 'edited'),
      });
      return [];
    });
  const starts = same(opened.starts, false);
  return { starts, running: same(opened.running, true), leftOut: opened.leftOut, changed };
}
