import type { Settings } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import { PresetCard } from '../preset-card.tsx';
import styles from './preset-list.module.css';
import { PresetRow } from './preset-row.tsx';

interface PresetListProps {
  readonly presets: readonly Preset[];
  /** Those to be drawn later. */
  readonly waiting: ReadonlySet<string>;
  readonly look: Settings['board'];
  /** Null while nothing is being selected. */
  readonly selection: ReadonlySet<string> | null;
  readonly grouped: boolean;
}

/** Presets in their order, as cards or as rows. */
export function PresetList({ presets, waiting, look, selection, grouped }: PresetListProps) {
  const One = look === 'cards' ? PresetCard : PresetRow;
  return (
    <div className={styles.list} data-look={look}>
      {presets
        .filter(({ id }) => !waiting.has(id))
        .map((preset) => (
          <One
            key={preset.id}
            preset={preset}
            selected={selection ? selection.has(preset.id) : null}
            grouped={grouped}
          />
        ))}
    </div>
  );
}
