import { basename } from 'node:path';
import type { Settings } from '#contract/model/settings.ts';

/** SECURITY: the settings as a page may see them. Of the file of certificates its name: no page needs to know where it lies. */
export function shownSettings(settings: Settings): Settings {
  const { network } = settings;
  if (network.caFile === null) return settings;
  return { ...settings, network: { ...network, caFile: basename(network.caFile) } };
}
