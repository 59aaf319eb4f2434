import type { CompanionStaticUpgradeScript } from '@companion-module/base';
import type { Config, Secrets } from './types.ts';

/**
 * One for each released change of the config, of actions or of feedbacks, in their order. Companion keeps how many it
 * has run, so one that was released is never taken out.
 */
export const UpgradeScripts: CompanionStaticUpgradeScript<Config, Secrets>[] = [];
