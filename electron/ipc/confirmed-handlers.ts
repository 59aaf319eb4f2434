import type { Page } from '#contract/ipc/channels.ts';
import { type HistoryCount, NO_HISTORY_FILTER } from '#contract/model/history.ts';
import type { Recording } from '#contract/model/start.ts';
import { dateAndClock } from '#contract/rules/local-time.ts';
import {
  accountConfirmation,
  type Confirmation,
  journalConfirmation,
  quitConfirmation,
  retentionConfirmation,
  startFreshConfirmation,
} from '../app/confirmation-text.ts';
import {
  accountRemoval,
  deletedBefore,
  expectNotOpen,
  isJournalLost,
  stopsBefore,
} from '../app/confirmed-changes.ts';
import type { Translate } from '../app/language.ts';
import type { AppStateStore } from '../app/state.ts';
import { Refused } from '../recording/refused.ts';
import type { HistoryClient } from '../storage/history/main/client.ts';
import type { PresetRepository, SettingsRepository, VaultRepository } from '../storage/ports.ts';
import type { Handlers } from './register.ts';

export interface ConfirmedServices {
  readonly state: AppStateStore;
  readonly presets: PresetRepository;
  readonly settings: SettingsRepository;
  readonly vault: VaultRepository;
  readonly history: HistoryClient;
  /** A person has looked what runs, after a journal was lost. */
  confirmWhatRuns(): void;
  quit(): void;
  /** The texts in the operator's language. */
  readonly translate: () => Translate;
  /**
   * Asks a person in the system's own dialog. The index of the choice; null when the person declines.
   *
   * @throws Refused when a dialog is open.
   */
  readonly confirm: (page: Page, question: Confirmation) => Promise<number | null>;
}

type ConfirmedChannel =
  | 'accounts.remove'
  | 'vault.startFresh'
  | 'settings.save'
  | 'journal.confirm'
  | 'app.quit';

/** Stops recordings as the channel for it does. */
type Stop = (recordings: readonly Recording[]) => Promise<unknown>;

/**
 * SECURITY: what destroys data or secrets, hides what may record, or takes the tray away. The page asks for it,
 * and main asks a person, so that no script in the page does it alone. `app/confirmed-changes.ts` decides what
 * needs a person and what is refused.
 */
export function confirmedHandlers(
  services: ConfirmedServices,
  stop: Stop,
): Pick<Handlers, ConfirmedChannel> {
  const { state, vault, settings, confirm, translate } = services;
  return {
    'accounts.remove': ({ id }, page) => removeAccount(services, stop, id, page),
    'vault.startFresh': async (_nothing, page) => {
      expectNotOpen(vault);
      const agreed = await confirm(page, startFreshConfirmation(state.state.accounts, translate()));
      return agreed === null ? null : { quarantined: await vault.startFresh(new Date()) };
    },
    'settings.save': ({ timeouts, ...changes }, page) => {
      const save = () => {
        const { network } = settings.get();
        const waiting = timeouts && { network: { ...network, timeouts } };
        settings.save({ ...changes, ...waiting });
        return { agreed: true };
      };
      const { historyDays: days = null } = changes;
      const { problems } = state.state;
      const from = deletedBefore(days, settings.get().historyDays ?? null, problems, new Date());
      // Synchronous where the operator is not asked, so that the time it takes is on the channel's account.
      if (days === null || !from) return save();
      return mayShorten(services, days, from, page).then((agreed) =>
        agreed ? save() : { agreed },
      );
    },
    'journal.confirm': async (_nothing, page) => {
      // Another window's answer, or the journal itself, may have closed the gap.
      if (!isJournalLost(state.state.problems)) return { agreed: true };
      const agreed = (await confirm(page, journalConfirmation(translate()))) !== null;
      if (agreed) services.confirmWhatRuns();
      return { agreed };
    },
    'app.quit': async (_nothing, page) => {
      const agreed = (await confirm(page, quitConfirmation(state.state, translate()))) !== null;
      // The page's own question is answered first.
      if (agreed) setImmediate(() => services.quit());
      return { agreed };
    },
  };
}

async function removeAccount(
  { state, presets, vault, confirm, translate }: ConfirmedServices,
  stop: Stop,
  id: string,
  page: Page,
): Promise<{ agreed: boolean }> {
  const { accounts, recordings } = state.state;
  const removal = accountRemoval(id, { vault, accounts, presets: presets.list(), recordings });
  const choice = await confirm(page, accountConfirmation(removal, translate()));
  if (choice === null) return { agreed: false };
  const stopped = stopsBefore(removal, choice);
  if (stopped.length > 0) await stopFirst(stop, stopped);
  await vault.remove(id);
  return { agreed: true };
}

/** The stop's outcome is not waited for: what was not stopped stays under On air. @throws Refused */
async function stopFirst(stop: Stop, recordings: readonly Recording[]): Promise<void> {
  try {
    await stop(recordings);
  } catch (error) {
    // It has ended by itself meanwhile.
    if (!(error instanceof Refused) || error.code !== 'nothing-to-stop') throw error;
  }
}

/** Whether a person agrees to a shorter history, which deletes at once what is older than `from`. */
async function mayShorten(
  { history, confirm, translate }: ConfirmedServices,
  days: number,
  from: Date,
  page: Page,
): Promise<boolean> {
  const older = { ...NO_HISTORY_FILTER, to: from.toISOString() };
  const lost = await history.ask('count', older).catch((): HistoryCount | null => null);
  const question = retentionConfirmation(days, dateAndClock(from), lost, translate());
  return (await confirm(page, question)) !== null;
}
