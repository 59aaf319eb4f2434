import {
  decksConfirmation,
  httpConfirmation,
  tallyConfirmation,
  tokenConfirmation,
} from '../app/confirmation-text.ts';
import { newReceivers, opensDecks, opensHttp } from '../app/control/opened-ports.ts';
import type { RemoteControl } from '../app/control/remote-control.ts';
import type { SecretPrompt } from '../app/credentials/secret-prompt.ts';
import { Refused } from '../recording/refused.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export interface ControlHandlerServices extends Pick<ConfirmedServices, 'confirm' | 'translate'> {
  readonly remoteControl: RemoteControl;
  readonly secretPrompt: Pick<SecretPrompt, 'request'>;
}

type ControlChannel = Extract<keyof Handlers, `control.${string}`>;

/**
 * The control surfaces. SECURITY: ports are opened, and receivers added, by a person in main's own dialog; a token is
 * made for the window for secrets alone, while an operator has it open for that.
 */
export function controlHandlers({
  remoteControl,
  secretPrompt,
  confirm,
  translate,
}: ControlHandlerServices): Pick<Handlers, ControlChannel> {
  return {
    'control.pause': ({ paused }) => {
      remoteControl.pause(paused);
      return null;
    },
    'control.http': async (next, page) => {
      if (opensHttp(next, remoteControl.settings.http)) {
        const agreed = await confirm(page, httpConfirmation(next, translate()));
        if (agreed === null) return { agreed: false };
      }
      remoteControl.saveHttp(next);
      return { agreed: true };
    },
    'control.hyperdeck': async (next, page) => {
      if (opensDecks(next, remoteControl.settings.hyperdeck)) {
        const agreed = await confirm(page, decksConfirmation(next, translate()));
        if (agreed === null) return { agreed: false };
      }
      remoteControl.saveDecks(next);
      return { agreed: true };
    },
    'control.tsl': async ({ targets }, page) => {
      const receivers = newReceivers(targets, remoteControl.settings.tsl);
      if (receivers.length > 0) {
        const agreed = await confirm(page, tallyConfirmation(receivers, translate()));
        if (agreed === null) return { agreed: false };
      }
      remoteControl.saveTally(targets);
      return { agreed: true };
    },
    'control.makeToken': ({ name, scope }) => {
      if (secretPrompt.request?.task.kind !== 'token') {
        throw new Refused('bad-request', 'The window for secrets is not open for a token.');
      }
      return { token: remoteControl.makeToken(name, scope, Date.now()) };
    },
    'control.revokeToken': async ({ id }, page) => {
      const question = tokenConfirmation(remoteControl.nameOfToken(id), translate());
      if ((await confirm(page, question)) === null) return { agreed: false };
      remoteControl.revokeToken(id);
      return { agreed: true };
    },
  };
}
