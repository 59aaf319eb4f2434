import { Stack } from '@mantine/core';
import type { Preset } from '../../electron/contract/preset.ts';
import { targetsOf } from '../../electron/contract/rules/classify-targets.ts';
import { useAccount, waitsForSecret } from '../shared/accounts/use-account.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { Confirm } from '../shared/components/confirm.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { useStanding } from '../shared/recordings/use-standing.ts';
import { QuestionAccount } from './question-account.tsx';
import { TargetList } from './target-list.tsx';
import { useStop } from './use-stop.ts';

interface StopDialogProps {
  readonly preset: Preset;
  readonly onClose: () => void;
}

/** Names what would be stopped, whichever preset started it: a stop on air cannot be taken back. */
export function StopDialog({ preset, onClose }: StopDialogProps) {
  const t = useT();
  const { running, perhaps } = useStanding(preset);
  const account = useAccount(preset.accountId);
  const practice = account?.practice ?? false;
  const { stop: stopLater } = useStop(preset);
  const stop = useAction(() => bridge.ask('runs.stop', { presetId: preset.id }));
  const confirm = async () => {
    if (waitsForSecret(account)) {
      void stopLater();
      onClose();
      return;
    }
    const answer = await stop.run();
    if (answer.ok) onClose();
  };
  return (
    <Confirm
      opened
      title={t('question.stop.title', { preset: preset.name })}
      yes={t('question.stop.yes')}
      busy={stop.busy}
      error={stop.error}
      onYes={() => void confirm()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <QuestionAccount id={preset.accountId} />
        <TargetList
          tone={practice ? 'violet' : 'red'}
          sign="●"
          title={t('question.stop.running')}
          targets={targetsOf(running)}
        />
        <TargetList
          tone="amber"
          sign="?"
          title={t('question.stop.perhaps')}
          targets={targetsOf(perhaps)}
        />
      </Stack>
    </Confirm>
  );
}
