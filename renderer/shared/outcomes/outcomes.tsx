import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type RunView, shownStatus } from '#contract/model/run.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { NotAir } from '../components/badge.tsx';
import { Status, toneOf } from '../components/status.tsx';
import { useT } from '../i18n/use-t.ts';
import type { Section } from '../navigation.ts';
import styles from './outcomes.module.css';
import { outcomeText, useSettledRuns } from './settled-runs.ts';

/** Outcomes that are still being read out while others come; a screen reader takes each as it is added. */
const HELD = 8;

/**
 * Says each outcome to a screen reader, wherever the operator is in the window. Each is a line of its own:
 * two that come at once are both said, and the same sentence is said again.
 */
export function Announcer() {
  const t = useT();
  const [said, setSaid] = useState<readonly { readonly id: string; readonly text: string }[]>([]);
  useSettledRuns((run) => {
    const line = { id: run.id, text: outcomeText(run, t) };
    setSaid((before) => [...before.filter(({ id }) => id !== run.id), line].slice(-HELD));
  });
  return (
    <div
      role="log"
      className="visually-hidden"
      aria-live="polite"
      aria-relevant="additions"
      data-testid="announcer"
    >
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}

const SHOWN_MS = 8_000;

/**
 * An outcome while its preset is not on the screen: in another section, under a filter or in a collapsed group.
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
      <div className={styles.text}>
        <Status {...run} status={shownStatus(run)} />
        {run.practice && <NotAir />}
      </div>
    </div>
  );
}
