import { useT } from '../../shared/i18n/use-t.ts';
import type { Score } from './strength.ts';
import styles from './strength-meter.module.css';

const PARTS = [0, 1, 2, 3, 4] as const;

/** A bar and a word. Amber where it is too little; never green, which is for what is proven. */
export function StrengthMeter({ score }: { readonly score: Score | null }) {
  const t = useT();
  const word = score === null ? '' : t(`secrets.strength.${score}`);
  return (
    <div className={styles.strength} data-tone={score !== null && score < 2 ? 'amber' : 'grey'}>
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn in parts */}
      <div
        role="meter"
        className={styles.bar}
        aria-label={t('secrets.strength')}
        aria-valuemin={0}
        aria-valuemax={5}
        aria-valuenow={score === null ? 0 : score + 1}
        aria-valuetext={word || t('secrets.strength.none')}
      >
        {PARTS.map((part) => (
          <span
            key={part}
            className={styles.part}
            data-filled={(score !== null && part <= score) || undefined}
          />
        ))}
      </div>
      <output className={styles.word}>{word}</output>
    </div>
  );
}
