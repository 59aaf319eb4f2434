import { CONTROL_OFF } from '#contract/model/control.ts';
import type { Station } from '../app/transfer/provision-file.ts';
import { SAMPLE_PRESETS } from '../practice/samples.ts';
import { controlFile } from '../storage/control/control-store.ts';
import { firstPresets, presetsFile } from '../storage/presets.ts';
import { schedulesFile } from '../storage/schedules.ts';
import { lookAt } from '../storage/stored-value.ts';
import { directoryFile } from '../storage/vault/content.ts';
import { webhooksFile } from '../storage/webhooks/webhook-store.ts';

/**
 * What a data folder has that a provision file can bring, whether an app runs on it or not: each change is on disk before
 * it is shown. `unread`: each file that could not be read whole.
 */
export function readStation(userData: string): {
  readonly station: Station;
  readonly unread: readonly string[];
} {
  const accounts = lookAt(directoryFile(userData), []);
  const presets = lookAt(presetsFile(userData), firstPresets(SAMPLE_PRESETS));
  const schedules = lookAt(schedulesFile(userData), []);
  const webhooks = lookAt(webhooksFile(userData), []);
  const control = lookAt(controlFile(userData), CONTROL_OFF);
  const faults = [accounts, presets, schedules, webhooks, control].flatMap(
    ({ fault }) => fault?.detail ?? [],
  );
  return {
    station: {
      accounts: accounts.value,
      presets: presets.value,
      schedules: schedules.value,
      webhooks: webhooks.value,
      control: control.value,
    },
    unread: faults,
  };
}
