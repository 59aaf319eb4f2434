import type { Page } from '#contract/ipc/channels.ts';
import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { Commands } from '../app/commands.ts';
import { notRecordingConfirmation } from '../app/confirmation-text.ts';
import type { Verdict } from '../recording/operator-verdict.ts';
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
}: VerdictServices): Pick<Handlers, 'outcomes.settle' | 'recordings.settle'> {
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
  return {
    'outcomes.settle': ({ callId, streamId, verdict }, page) =>
      settle({ callId, verdict: said(streamId, verdict), key: null }, page),
    'recordings.settle': ({ key, callId, verdict }, page) =>
      settle({ callId, verdict: said(key.streamId, verdict), key }, page),
  };
}
