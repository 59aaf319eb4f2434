import { Button, Group, Select } from '@mantine/core';
import { useRef, useState } from 'react';
import { shownName } from '#contract/rules/shown-name.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';

interface AddPresetProps {
  /** What the chosen one is for. */
  readonly label: string;
  readonly action: string;
  /** Ids of those that are there already. */
  readonly taken: readonly string[];
  readonly onAdd: (presetId: string) => void;
}

/** Chooses a preset, and adds it by a button: choosing alone changes nothing. */
export function AddPreset({ label, action, taken, onAdd }: AddPresetProps) {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const [chosen, choose] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = () => {
    if (chosen === null) return field.current?.focus();
    onAdd(chosen);
    choose(null);
  };
  return (
    <Group gap="sm" align="flex-end">
      <Select
        ref={field}
        w={240}
        label={label}
        searchable
        limit={100}
        value={chosen}
        data={presets
          .filter(({ id, archived }) => !archived && !taken.includes(id))
          .map(({ id, name }) => ({ value: id, label: shownName(name, t) }))}
        onChange={choose}
      />
      <Button variant="default" onClick={add}>
        {action}
      </Button>
    </Group>
  );
}
