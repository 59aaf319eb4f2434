import { useMemo } from 'react';
import type { Preset } from '#contract/model/preset.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from './group-section.module.css';
import { rememberedTones, SIGNS, type Told } from './tones.ts';

interface GroupSignsProps {
  readonly presets: readonly Preset[];
  /** Whose they are, where no heading says it. */
  readonly label?: string;
}

/** A group's state at a glance, so that a folded one, or a filter, hides no trouble. */
export function GroupSigns({ presets, label }: GroupSignsProps) {
  const t = useT();
  const select = useMemo(() => rememberedTones(presets), [presets]);
  const tones = useAppState(select);
  if (tones === '') return null;
  return (
    <span className={styles.signs}>
      {label}
      {tones.split(',').map((one) => {
        const [tone, count] = one.split(' ') as [Told, string];
        const { sign, words, one: single } = SIGNS[tone];
        return (
          <span key={tone} data-tone={tone} className={styles.sign}>
            <span aria-hidden="true">{sign}</span> {t(count === '1' ? single : words, { count })}
          </span>
        );
      })}
    </span>
  );
}
