import type { Accounts } from '../app/accounts.ts';
import { controlView } from '../app/control/control-view.ts';
import { credentialsView, presetsView, settingsView } from '../app/first-state.ts';
import type { AppStateStore } from '../app/state.ts';
import type { ControlRepository } from '../storage/control-ports.ts';
import type { PresetRepository, SettingsRepository, VaultRepository } from '../storage/ports.ts';

export interface FollowedRepositories {
  readonly state: Pick<AppStateStore, 'update'>;
  readonly presets: PresetRepository;
  readonly settings: SettingsRepository;
  readonly control: Pick<ControlRepository, 'get' | 'onChange'>;
  readonly vault: VaultRepository;
  readonly accounts: Pick<Accounts, 'list'>;
  /** Language of the desktop, as far as it is known by now. */
  readonly systemLocale: () => string;
}

/** Has the state show what the repositories hold, after every change. Ends with the function returned. */
export function followRepositories(parts: FollowedRepositories): () => void {
  const { state, presets, settings, control, vault, accounts, systemLocale } = parts;
  const ends = [
    presets.onChange(() => state.update(presetsView(presets))),
    settings.onChange(() => state.update(settingsView(settings.get(), systemLocale()))),
    control.onChange(() => state.update({ control: controlView(control.get()) })),
    vault.onChange(() => state.update(credentialsView(accounts, vault))),
  ];
  return () => {
    for (const end of ends) end();
  };
}
