import { useCallback, useState } from 'react';
import type { Preset } from '#contract/model/preset.ts';

interface Selecting {
  /** Null while nothing is being selected. */
  readonly selection: ReadonlySet<string> | null;
  readonly select: (id: string, selected: boolean) => void;
  readonly selectAll: (presets: readonly Preset[] | null) => void;
}

/** The presets that a person has picked for one thing to be done with all of them. */
export function useSelection(): Selecting {
  const [selection, setSelection] = useState<ReadonlySet<string> | null>(null);
  const select = useCallback((id: string, selected: boolean) => {
    setSelection((known) => {
      const others = [...(known ?? [])].filter((one) => one !== id);
      return new Set(selected ? [...others, id] : others);
    });
  }, []);
  const selectAll = useCallback((presets: readonly Preset[] | null) => {
    setSelection(presets && new Set(presets.map(({ id }) => id)));
  }, []);
  return { selection, select, selectAll };
}
