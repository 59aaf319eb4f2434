import { UPDATES_OFF } from '#contract/model/update.ts';
import { installConfirmation, updatesConfirmation } from '../app/confirmation-text.ts';
import { beginsToLook } from '../app/confirmed-changes.ts';
import type { UpdateService } from '../app/updates/update-service.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export interface UpdateHandlerServices
  extends Pick<ConfirmedServices, 'state' | 'settings' | 'confirm' | 'translate'> {
  readonly updates: UpdateService;
  /** Ends the program as Quit does, in this very turn. */
  leaveToInstall(): void;
  /** For what goes on after its answer. */
  onUpdateFault(error: unknown): void;
}

type UpdateChannel = `updates.${'save' | 'check' | 'download' | 'cancel' | 'install'}`;

/** SECURITY: a person agrees, in main's own dialog, before the program sends requests that nothing else needs. */
export function updateHandlers(services: UpdateHandlerServices): Pick<Handlers, UpdateChannel> {
  const { state, settings, confirm, translate, updates, onUpdateFault } = services;
  return {
    'updates.save': async (next, page) => {
      const inForce = settings.get().updates ?? UPDATES_OFF;
      const address = next.feed ?? updates.view.builtInFeed;
      if (address !== null && beginsToLook(next, inForce, updates.view.builtInFeed)) {
        const question = updatesConfirmation(new URL(address).host, translate());
        if ((await confirm(page, question)) === null) return { agreed: false };
      }
      settings.save({ updates: next });
      return { agreed: true };
    },
    'updates.check': () => {
      updates.expectChecks();
      updates.check().catch(onUpdateFault);
      return null;
    },
    'updates.download': () => {
      updates.expectOffer();
      updates.download().catch(onUpdateFault);
      return null;
    },
    'updates.cancel': () => {
      updates.cancel();
      return null;
    },
    'updates.install': async (_nothing, page) => {
      const { version } = updates.expectReady();
      const before = await updates.obstacle();
      if (before !== null) return { agreed: false, obstacle: before };
      const question = installConfirmation(version, state.state.vault.state, translate());
      if ((await confirm(page, question)) === null) return { agreed: false, obstacle: null };
      // Something may have begun while the question was open.
      const obstacle = await updates.install(services.leaveToInstall);
      return { agreed: obstacle === null, obstacle };
    },
  };
}
