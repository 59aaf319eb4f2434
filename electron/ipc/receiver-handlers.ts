import { RECEIVER_OFF } from '#contract/model/receiver.ts';
import { receiverConfirmation } from '../app/confirmation-text.ts';
import { opensToOthers } from '../app/confirmed-changes.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export type ReceiverServices = Pick<ConfirmedServices, 'settings' | 'confirm' | 'translate'>;

/** SECURITY: a port that other computers can reach is opened by a person, in main's own dialog. */
export function receiverHandlers({
  settings,
  confirm,
  translate,
}: ReceiverServices): Pick<Handlers, 'receiver.save'> {
  return {
    'receiver.save': async (receiver, page) => {
      if (opensToOthers(receiver, settings.get().receiver ?? RECEIVER_OFF)) {
        const agreed = await confirm(page, receiverConfirmation(receiver, translate()));
        if (agreed === null) return { agreed: false };
      }
      settings.save({ receiver });
      return { agreed: true };
    },
  };
}
