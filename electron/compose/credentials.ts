import { setTimeout as pause } from 'node:timers/promises';
import { createStreamStateQuestions } from '../app/ask-stream-states.ts';
import { isRemote } from '../app/commands/requests.ts';
import { Commands } from '../app/commands.ts';
import { CredentialsGate } from '../app/credentials/credentials-gate.ts';
import { SecretPrompt } from '../app/credentials/secret-prompt.ts';
import type { MergeService } from '../app/files/merge-service.ts';
import type { StreamClaims } from '../app/room/stream-claims.ts';
import type { Api } from './api.ts';
import type { Persistence } from './persistence.ts';
import type { RecordingParts } from './recording.ts';

/** The credentials that sign calls, the dialog that asks the operator for them, and the commands that need them. */
export interface CredentialServices {
  /** Where the operator is asked for secrets, once a window can be opened. */
  readonly secretPrompt: SecretPrompt;
  readonly gate: CredentialsGate;
  readonly commands: Commands;
}

export function createCredentialServices(
  { vault, accounts, presets, control, clocks, state }: Persistence,
  { limiters, transport }: Api,
  { service, verdicts }: RecordingParts,
  merges: MergeService,
  claims: StreamClaims,
): CredentialServices {
  const secretPrompt = new SecretPrompt();
  const findAccount = (id: string) => accounts.list().find((account) => account.id === id);
  const gate = new CredentialsGate({ vault, secretPrompt, findAccount });
  const commands = new Commands({
    recordings: service,
    verdicts,
    merges,
    prompt: gate,
    claims,
    findPreset: (id) => presets.find(id),
    newestRun: (presetId) => state.state.runs[presetId],
    listAccounts: () => accounts.list(),
    isPaused: (caller) => control.get().paused && isRemote(caller),
    ...createStreamStateQuestions({ accounts, limiters, transport, clocks, pause }),
  });
  return { secretPrompt, gate, commands };
}
