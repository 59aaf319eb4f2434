import type { Page } from '#contract/ipc/channels.ts';
import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { Commands } from '../app/commands.ts';
import { notRecordingConfirmation } from '../app/confirmation-text.ts';
import type { Verdict } from '../recording/operator-verdict.ts';
import { Refused } from '../recording/refused.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export interface VerdictServices extends Pick<ConfirmedServices, 'confirm' | 'translate'> {
  readonly commands: Pick<Commands, 'settle'>;
}

/** A person sits at the window. */
const WINDOW = { source: 'window', attended: true } as const;

/**
 * What an operator saw in a vendor's console.
 *
 * SECURITY: what certainly runs goes out of sight, and out of the tray, only where a person agrees in main's own
 * dialog: no message from a page says that a person has agreed.
 */
export function verdictHandlers({
  commands,
  confirm,
  translate,
}: VerdictServices): Pick<
  Handlers,
  'outcomes.settle' | 'outcomes.settleAll' | 'recordings.settle'
> {
  const settle = (verdict: Verdict, page: Page) => {
    const answer = commands.settle(WINDOW, verdict);
    if (answer.kind === 'settled') return { agreed: true };
    return confirm(page, notRecordingConfirmation(answer.hides, translate())).then((choice) => {
      if (choice === null) return { agreed: false };
      commands.settle(WINDOW, verdict, { confirmed: true });
      return { agreed: true };
    });
  };
  const said = (streamId: string, verdict: OperatorVerdict['verdict']): OperatorVerdict => ({
    streamId,
    verdict,
    at: new Date().toISOString(),
  });
  /** In turn, each through the door; what has been settled or removed since is passed over. */
  const settleAll = async (verdicts: readonly Verdict[], page: Page) => {
    const refused: Refused[] = [];
    for (const verdict of verdicts) {
      try {
        const { agreed } = await settle(verdict, page);
        if (!agreed) return { agreed };
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'not-found') throw error;
        refused.push(error);
      }
    }
    const [first] = refused;
    if (first && refused.length === verdicts.length) throw first;
    return { agreed: true };
  };
  return {
    'outcomes.settleAll': ({ outcomes, verdict }, page) => {
      // One moment for all: what an operator saw at one glance is told as one.
      const at = new Date().toISOString();
      const said = outcomes.map(({ callId, streamId }) => ({
        ...{ callId, key: null },
        verdict: { streamId, verdict, at },
      }));
      return settleAll(said, page);
    },
    'outcomes.settle': ({ callId, streamId, verdict }, page) =>
      settle({ callId, verdict: said(streamId, verdict), key: null }, page),
    'recordings.settle': ({ key, callId, verdict }, page) =>
      settle({ callId, verdict: said(key.streamId, verdict), key }, page),
  };
}
