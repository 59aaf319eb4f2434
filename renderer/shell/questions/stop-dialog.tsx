import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { Account } from '#contract/model/account.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { Recording } from '#contract/model/start.ts';
import {
  classifyTargets,
  type Standing,
  stoppable,
  targetsOf,
} from '#contract/rules/classify-targets.ts';
import { signerOf } from '#contract/rules/signer.ts';
import { isKnownWhatRuns } from '#contract/rules/what-runs.ts';
import { AccountName } from '../../shared/accounts/account-name.tsx';
import { waitsForSecret } from '../../shared/accounts/use-account.ts';
import { bridge } from '../../shared/bridge/bridge.ts';
import { useAction } from '../../shared/bridge/use-action.ts';
import { useStop } from '../../shared/commands/use-commands.ts';
import { Confirm } from '../../shared/components/confirm.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { QuestionAccount, StrandedNote } from '../../shared/questions/question-parts.tsx';
import { TargetList } from '../../shared/questions/target-list.tsx';
import { useAppState } from '../../shared/state/use-app-state.ts';

interface StopDialogProps {
  /** It may have been deleted: what it has started is stopped under the name that it had. */
  readonly presetId: string;
  readonly onClose: () => void;
}

/** Names what would be stopped, whichever preset started it: a stop on air cannot be taken back. */
export function StopDialog({ presetId, onClose }: StopDialogProps) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const accounts = useAppState((state) => state.accounts);
  const recordings = useAppState((state) => state.recordings);
  const isKnown = useAppState((state) => isKnownWhatRuns(state.problems));
  const preset = presets.find(({ id }) => id === presetId);
  const standing = useMemo(
    () => classifyPreset(presetId, { presets, accounts, recordings }),
    [presetId, presets, accounts, recordings],
  );
  const stopped = stoppable(standing);
  const signers = signersOf(stopped, accounts);
  const stopLater = useStop();
  const stop = useAction(() => bridge.ask('runs.stop', { presetId, confirmed: true }));
  const confirm = async () => {
    if (signers.some(waitsForSecret)) {
      stopLater(presetId, true);
      onClose();
      return;
    }
    const answer = await stop.run();
    if (answer.ok) onClose();
  };
  const [first = preset?.accountId ?? '', ...others] = signers.map(({ id }) => id);
  return (
    <Confirm
      opened
      title={t('question.stop.title', {
        preset: preset?.name ?? stopped[0]?.presetName ?? '',
      })}
      yes={t('question.stop.yes')}
      danger="stop"
      busy={stop.busy}
      disabled={stopped.length > 0 && signers.length === 0}
      error={stop.error}
      onYes={() => void confirm()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <QuestionAccount id={first} />
        {signers
          .filter(({ id }) => others.includes(id))
          .map((account) => (
            <AccountName key={account.id} account={account} badge />
          ))}
        <Stopped text="question.stop.running" recordings={standing.running} />
        <Stopped text="question.stop.uncertain" recordings={standing.uncertain} />
        <Stopped text="question.stop.orphaned" recordings={standing.orphaned} />
        <TargetList
          tone="amber"
          sign="?"
          title={t('question.stop.unread')}
          targets={isKnown ? [] : standing.missing}
        />
        <StrandedNote recordings={stopped} accounts={accounts} />
      </Stack>
    </Confirm>
  );
}

interface StoppedProps {
  readonly text: 'question.stop.running' | 'question.stop.uncertain' | 'question.stop.orphaned';
  readonly recordings: readonly Recording[];
}

function Stopped({ text, recordings }: StoppedProps) {
  const t = useT();
  const certain = recordings.filter(({ certainty }) => certainty !== 'uncertain');
  const isPractice = recordings.every(({ practice }) => practice);
  const tone = isPractice ? 'violet' : 'red';
  return (
    <TargetList
      tone={certain.length > 0 ? tone : 'amber'}
      sign={certain.length > 0 ? '●' : '?'}
      title={t(text)}
      targets={targetsOf(recordings)}
    />
  );
}

type Facts = Pick<AppState, 'presets' | 'accounts' | 'recordings'>;

function classifyPreset(presetId: string, { presets, accounts, recordings }: Facts): Standing {
  const preset = presets.find(({ id }) => id === presetId);
  if (preset) {
    const account = accounts.find(({ id }) => id === preset.accountId);
    return classifyTargets(preset, account, recordings);
  }
  const own = recordings.filter((one) => one.presetId === presetId);
  return {
    running: own.filter(({ certainty }) => certainty !== 'uncertain'),
    uncertain: own.filter(({ certainty }) => certainty === 'uncertain'),
    missing: [],
    orphaned: [],
  };
}

/** With which projects it would be done, the one thing that must not be mistaken. */
function signersOf(recordings: readonly Recording[], accounts: readonly Account[]): Account[] {
  const signers = recordings.flatMap((one) => signerOf(one, accounts) ?? []);
  return [...new Set(signers)];
}
