import { STATUS_LOOKS } from '#contract/model/colours.ts';
import type { Recording } from '#contract/model/start.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { CERTAINTIES, STATUS_OF } from './certainty.ts';
import styles from './on-air.module.css';

/** How much there is, before the eye goes down the list. */
export function OnAirSums({ recordings }: { readonly recordings: readonly Recording[] }) {
  const t = useT();
  const air = recordings.filter(({ practice }) => !practice);
  const practice = recordings.length - air.length;
  const endless = air.filter(({ endTime }) => endTime === null).length;
  return (
    <output className={styles.sums} aria-live="polite">
      {CERTAINTIES.map((which) => {
        const count = air.filter(({ certainty }) => certainty === which).length;
        const { tone, sign } = STATUS_LOOKS[STATUS_OF[which]];
        return (
          count > 0 && (
            <span key={which} className={styles.sum} data-tone={tone}>
              <span aria-hidden="true">{sign}</span>{' '}
              {t('onAir.sum', { count, word: t(`onAir.certainty.${which}`) })}
            </span>
          )
        );
      })}
      {endless > 0 && (
        <span className={styles.sum}>{t('onAir.sum.endless', { count: endless })}</span>
      )}
      {practice > 0 && (
        <span className={styles.sum} data-tone="violet">
          <span aria-hidden="true">●</span> {t('onAir.sum.practice', { count: practice })}
        </span>
      )}
    </output>
  );
}
