import { notifications } from '@mantine/notifications';
import { type RunView, shownStatus } from '#contract/model/run.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { NotAir } from '../components/not-air.tsx';
import { Status, toneOf } from '../components/status.tsx';
import { useT } from '../i18n/use-t.ts';
import type { Section } from '../navigation.ts';
import { useSettledRuns } from '../state/use-settled-runs.ts';
import styles from './outcome-toasts.module.css';

const SHOWN_MS = 8_000;

/**
 * An outcome while its preset is not on the screen: in another section, under a filter or in a folded group.
 * On the board the preset itself shows it, and a toast would only lie over a Start button.
 */
export function OutcomeToasts({ section }: { readonly section: Section }) {
  const t = useT();
  useSettledRuns((run) => {
    if (section === 'presets' && isInSight(run)) return;
    notifications.show({
      id: run.id,
      autoClose: SHOWN_MS,
      // The announcer says it; the whole of it stands in the history and on the board.
      role: 'presentation',
      className: styles.toast ?? '',
      'data-tone': toneOf({ ...run, status: shownStatus(run) }),
      closeButtonProps: { 'aria-label': t('close') },
      message: <Toast run={run} />,
    } as Parameters<typeof notifications.show>[0]);
  });
  return null;
}

const isInSight = ({ presetId }: RunView): boolean =>
  document.querySelector(`main [data-preset="${CSS.escape(presetId)}"]`) !== null;

function Toast({ run }: { readonly run: RunView }) {
  const t = useT();
  return (
    <div className={styles.content}>
      <div className="truncate">{shownName(run.presetName, t)}</div>
      <div className={styles.words}>
        <Status {...run} status={shownStatus(run)} />
        {run.practice && <NotAir />}
      </div>
    </div>
  );
}
