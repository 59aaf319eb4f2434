import type { VaultState } from '#contract/model/app-state.ts';
import type { SecretTask } from '#contract/model/secrets.ts';
import { isFault, isLocked } from '../shared/secrets/vault-states.ts';

/** What has to be done next in the window for secrets; `done` where nothing is left of an unlocking. */
export type Step = 'unlock' | 'choice' | 'shut' | 'done' | Exclude<SecretTask['kind'], 'unlock'>;

/** The step that a task has come to, by where the credentials stand: no secret is entered into a locked vault. */
export function stepOf({ kind }: SecretTask, vault: VaultState): Step {
  // They need no vault; the network may be what keeps everything else from working.
  if (kind === 'network' || kind === 'token') return kind;
  if (isLocked(vault)) return 'unlock';
  if (isFault(vault)) return 'shut';
  if (vault === 'undecided') return 'choice';
  return kind === 'unlock' ? 'done' : kind;
}
