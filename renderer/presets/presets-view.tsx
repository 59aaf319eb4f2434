import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Tone } from '#contract/model/colours.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Recording } from '#contract/model/start.ts';
import { classifyTargets, stoppable } from '#contract/rules/classify-targets.ts';
import { Empty } from '../shared/components/empty.tsx';
import { ErrorNote } from '../shared/components/note.tsx';
import { Page } from '../shared/components/page.tsx';
import { useT } from '../shared/i18n/use-t.ts';
import { go, hrefOf, NEW_ACCOUNT } from '../shared/navigation.ts';
import { preloadable } from '../shared/preloadable.tsx';
import { freeName } from '../shared/presets/preset-form.ts';
import { useAppState, useAppStateStore } from '../shared/state/use-app-state.ts';
import { useTransfer } from '../shared/transfer/use-transfer.tsx';
import { ArchivePreset, DeletePreset } from './archive-or-delete.tsx';
import { Board } from './board/board.tsx';
import { useLayout } from './board/use-layout.ts';
import { usePresetActions } from './board/use-preset-actions.tsx';
import styles from './presets-view.module.css';
import { useBoardCalls } from './use-board-calls.ts';
import { useEditing } from './use-editing.ts';
import { Wall } from './wall/wall.tsx';

const PresetEditor = preloadable(() => import('./editor/preset-editor.tsx'));

/**
 * The section of the presets: the board, and what opens over it.
 *
 * @param welcome stands above the board until the operator has been introduced.
 */
export function PresetsView({ welcome }: { readonly welcome: ReactNode }) {
  const t = useT();
  const store = useAppStateStore();
  const isEmpty = useAppState((state) => state.presets.length === 0);
  const welcomed = useAppState((state) => state.settings.welcomed);
  const { editing, edit, onSaved, onClosed } = useEditing();
  const [archiving, setArchiving] = useState<Preset | null>(null);
  const [deleting, setDeleting] = useState<Preset | null>(null);
  const { remove, archive, error } = usePresetActions();
  const create = () => edit({ id: null, from: null });
  const actions = useMemo(
    () => ({
      edit: (preset: Preset) => edit({ id: preset.id, from: preset }),
      duplicate: (preset: Preset) => {
        const names = (store.current()?.presets ?? []).map(({ name }) => name);
        const { archived: _, ...copy } = preset;
        edit({ id: null, from: { ...copy, name: freeName(preset.name, names) } });
      },
      remove: (preset: Preset, asks: boolean) => {
        if (asks) setDeleting(preset);
        else void remove(preset);
      },
      archive: (preset: Preset, archived: boolean) => {
        const state = store.current();
        const account = state?.accounts.find(({ id }) => id === preset.accountId);
        const standing = classifyTargets(preset, account, state?.recordings ?? []);
        if (archived && stoppable(standing).length > 0) setArchiving(preset);
        else void archive(preset, archived);
      },
    }),
    [store, edit, remove, archive],
  );
  const isWall = useLayout() === 'wall';
  const { menu, notes } = useTransfer('presets', isWall);
  useBoardCalls({ create, edit: actions.edit });
  const newPreset = (
    <Button
      variant="default"
      title={t('presets.new')}
      leftSection={<IconPlus size={16} />}
      onClick={create}
    >
      {t('presets.new')}
    </Button>
  );
  return (
    <Page
      title={t('nav.presets')}
      actions={
        <>
          <OnAirLink />
          {menu}
          {newPreset}
        </>
      }
      fixed={isWall}
      bare={isWall}
    >
      {notes}
      {!welcomed && welcome}
      {!deleting && !archiving && <ErrorNote code={error} />}
      {isEmpty && <NoPresets onCreate={create} />}
      {isWall ? (
        <Wall>
          {menu}
          {newPreset}
        </Wall>
      ) : (
        <Board actions={actions} />
      )}
      {editing && <PresetEditor editing={editing} onSaved={onSaved} onClosed={onClosed} />}
      {archiving && (
        <ArchivePreset preset={archiving} archive={archive} onClosed={() => setArchiving(null)} />
      )}
      {deleting && (
        <DeletePreset preset={deleting} remove={remove} onClosed={() => setDeleting(null)} />
      )}
    </Page>
  );
}

/** Says what a preset is, at the moment when there is none. */
function NoPresets({ onCreate }: { readonly onCreate: () => void }) {
  const t = useT();
  const isPracticeOnly = useAppState((state) => state.accounts.every(({ practice }) => practice));
  return (
    <Empty
      title={t('presets.empty.title')}
      actions={
        <>
          <Button leftSection={<IconPlus size={16} />} onClick={onCreate}>
            {t('presets.empty.create')}
          </Button>
          {isPracticeOnly && (
            <Button variant="default" onClick={() => go('settings', NEW_ACCOUNT)}>
              {t('palette.account')}
            </Button>
          )}
        </>
      }
    >
      {t('presets.empty.text')}
    </Empty>
  );
}

/** How much runs or may run, of presets on the board and of others: all of it is listed where this leads. */
function OnAirLink() {
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
  if (recordings.some(({ certainty }) => certainty === 'uncertain')) return 'amber';
  return recordings.every(({ practice }) => practice) ? 'violet' : 'red';
}
