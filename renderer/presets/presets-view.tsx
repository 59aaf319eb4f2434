import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Preset } from '../../electron/contract/preset.ts';
import { Welcome } from '../onboarding/welcome.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { preloadable } from '../shared/preloadable.tsx';
import { useAppState } from '../shared/state/use-app-state.ts';
import { DeletePreset } from './delete-preset.tsx';
import type { Editing } from './editing.ts';
import { freeName } from './free-name.ts';
import { NoPresets } from './no-presets.tsx';
import { PresetCard } from './preset-card.tsx';
import styles from './presets.module.css';

const PresetEditor = preloadable(() => import('./preset-editor.tsx'));

/** The board: every preset with its state and its Start button. */
export function PresetsView() {
  const t = useT();
  const presets = useAppState((state) => state.presets);
  const welcomed = useAppState((state) => state.settings.welcomed);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [deleting, setDeleting] = useState<Preset | null>(null);
  const create = () => setEditing({ id: null, from: null });
  const duplicate = (preset: Preset) => {
    const name = freeName(
      preset.name,
      presets.map((other) => other.name),
    );
    setEditing({ id: null, from: { ...preset, name } });
  };
  return (
    <Page
      title={t('nav.presets')}
      actions={
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={create}>
          {t('presets.new')}
        </Button>
      }
    >
      {!welcomed && <Welcome />}
      {presets.length === 0 && <NoPresets onCreate={create} />}
      <div className={styles.board}>
        {presets.map((preset) => (
          <PresetCard
            key={preset.id}
            preset={preset}
            onEdit={() => setEditing({ id: preset.id, from: preset })}
            onDuplicate={() => duplicate(preset)}
            onDelete={() => setDeleting(preset)}
          />
        ))}
      </div>
      {editing && <PresetEditor editing={editing} onClosed={() => setEditing(null)} />}
      {deleting && <DeletePreset preset={deleting} onClosed={() => setDeleting(null)} />}
    </Page>
  );
}
