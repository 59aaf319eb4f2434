import { Button } from '@mantine/core';
import type { Tone } from '#contract/model/colours.ts';
import type { Recording } from '#contract/model/start.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { hrefOf } from '../shared/navigation.ts';
import { useAppState } from '../shared/state/use-app-state.ts';
import styles from './on-air-link.module.css';

/** How much runs or may run, of presets on the board and of others: all of it is listed where this leads. */
export function OnAirLink() {
  const t = useT();
  const recordings = useAppState((state) => state.recordings);
  if (recordings.length === 0) return null;
  const tone = toneOf(recordings);
  return (
    <Button
      component="a"
      className={styles.link ?? ''}
      href={hrefOf('on-air')}
      variant="default"
      leftSection={
        <span className={styles.sign} data-tone={tone} aria-hidden="true">
          {tone === 'amber' ? '?' : '●'}
        </span>
      }
    >
      {t('onAir.link', { count: recordings.length })}
    </Button>
  );
}

/** As on a card: doubt outshines what is certain, and practice is never the tally. */
function toneOf(recordings: readonly Recording[]): Tone {
  if (recordings.some(({ certainty }) => certainty === 'perhaps')) return 'amber';
  return recordings.every(({ practice }) => practice) ? 'violet' : 'red';
}
