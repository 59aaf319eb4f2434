import { Button } from '@mantine/core';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import type { Preset } from '#contract/model/preset.ts';
import { isUnderWay, type RunView, shownStatus } from '#contract/model/run.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { useAccount } from '../shared/accounts/use-account.ts';
import { usePending, useStart } from '../shared/commands/use-commands.ts';
import { NotAir } from '../shared/components/badge.tsx';
import { singleClick } from '../shared/components/interaction.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Status } from '../shared/components/status.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { EndRemarks } from '../shared/presets/remarks.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';
import { StepFrame } from './step-frame.tsx';
import styles from './welcome.module.css';

interface StartStepProps {
  readonly preset: Preset;
  readonly onDone: () => void;
}

/** The end of the introduction: a first start, and what its outcome says and does not say. */
export function StartStep({ preset, onDone }: StartStepProps) {
  const t = useT();
  const run = useAppState(({ runs }) => runs[preset.id]);
  const account = useAccount(preset.accountId);
  const practice = account?.practice ?? false;
  const start = useStart(preset.id);
  const { starting, error } = usePending(preset.id);
  const busy = starting || isUnderWay(run);
  return (
    <StepFrame
      title={
        run && !busy ? shownName(preset.name, t) : t('welcome.start.title', { preset: preset.name })
      }
      actions={
        <>
          {(!run || busy) && (
            <Button
              leftSection={<IconPlayerPlayFilled size={16} />}
              loading={busy}
              onClick={singleClick(() => void start('ask'))}
            >
              {t('presets.start.label', { preset: preset.name })}
            </Button>
          )}
          <Button variant={run && !busy ? 'filled' : 'default'} onClick={onDone}>
            {t('welcome.finish')}
          </Button>
        </>
      }
    >
      {run && !busy ? (
        <Outcome run={run} />
      ) : (
        <>
          <p>
            {practice
              ? t('welcome.start.practice')
              : t('welcome.start.air', { account: account?.name ?? '' })}
          </p>
          <EndRemarks preset={preset} />
        </>
      )}
      <ErrorNote code={error} />
    </StepFrame>
  );
}

function Outcome({ run }: { readonly run: RunView }) {
  const t = useT();
  const isAccepted = run.status === 'accepted';
  return (
    <>
      <div className={styles.outcome}>
        <Status {...run} status={shownStatus(run)} large />
        {run.practice && <NotAir />}
      </div>
      <p>{t(isAccepted ? acceptedKey(run) : 'welcome.start.other')}</p>
    </>
  );
}

const acceptedKey = ({ practice }: RunView) =>
  practice ? 'welcome.start.acceptedPractice' : 'welcome.start.accepted';
