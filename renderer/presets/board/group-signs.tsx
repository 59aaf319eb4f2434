import { useMemo } from 'react';
import type { Preset } from '../../../electron/contract/preset.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import { useDismissedIds } from '../run/dismissed.ts';
import styles from './group-section.module.css';
import { rememberedTones, SIGNS, type Told } from './tones.ts';

/** A group's state at a glance, so that a folded one hides no trouble. */
export function GroupSigns({ presets }: { readonly presets: readonly Preset[] }) {
  const t = useT();
  const dismissedIds = useDismissedIds();
  const select = useMemo(() => rememberedTones(presets, dismissedIds), [presets, dismissedIds]);
  const tones = useAppState(select);
  if (tones === '') return null;
  return (
    <span className={styles.signs}>
      {tones.split(',').map((one) => {
        const [tone, count] = one.split(' ') as [Told, string];
        return (
          <span key={tone} data-tone={tone} className={styles.sign}>
            <span aria-hidden="true">{SIGNS[tone].sign}</span> {t(SIGNS[tone].words, { count })}
          </span>
        );
      })}
    </span>
  );
}
