import { ActionIcon, type ActionIconProps, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowDown,
  IconArrowUp,
  IconCopyPlus,
  IconDotsVertical,
  IconLink,
  IconPencil,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { type ComponentPropsWithRef, useRef, useState } from 'react';
import { presetLink } from '#contract/ipc/sections.ts';
import type { Preset } from '#contract/model/preset.ts';
import { DangerSign } from '../../shared/components/danger.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { isKnownToRun } from '../../shared/recordings/standing.ts';
import { CopyItem } from '../../shared/table/lazy-menu.tsx';
import type { PresetOnBoard } from '../controls/use-preset.ts';
import { useBoardActions } from './board-actions.ts';
import styles from './preset-menu.module.css';

/** Where a preset's menu is drawn: outside of its card, which cuts off what does not fit into it. */
export const MENUS_ID = 'preset-menus';

interface PresetMenuProps {
  readonly preset: Preset;
  readonly on: Pick<PresetOnBoard, 'standing' | 'busy' | 'onStart'>;
}

/**
 * What can be done with a preset besides starting it: a step away from the Start button on purpose. The
 * menu itself is made when it is first wanted: hundreds of them would hold up the board.
 */
export function PresetMenu({ preset, on }: PresetMenuProps) {
  const [isWanted, setWanted] = useState(false);
  if (isWanted) return <OpenMenu preset={preset} on={on} />;
  return (
    <MoreButton
      name={preset.name}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    />
  );
}

interface MoreButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> {
  readonly name: string;
}

function MoreButton({ name, ...button }: MoreButtonProps) {
  const t = useT();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('presets.more', { preset: name })}
      {...button}
    >
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
}

function OpenMenu({ preset, on }: PresetMenuProps) {
  const t = useT();
  const { edit, duplicate, archive, move } = useBoardActions();
  const { archived = false } = preset;
  const more = useRef<HTMLButtonElement>(null);
  const runs = isKnownToRun(on.standing);
  return (
    <Menu
      defaultOpened
      position="bottom-end"
      portalProps={{ target: `#${MENUS_ID}` }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MoreButton ref={more} name={preset.name} />
      </Menu.Target>
      <Menu.Dropdown>
        {runs && !archived && (
          <Menu.Item
            leftSection={<IconPlayerPlay size={16} />}
            disabled={on.busy}
            onClick={() => {
              on.onStart();
              // A question may follow when the menu has gone: it gives the focus back to what has it now.
              more.current?.focus();
            }}
          >
            {t('panel.startAgain')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => edit(preset)}>
          {t('presets.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus size={16} />} onClick={() => duplicate(preset)}>
          {t('presets.duplicate')}
        </Menu.Item>
        <CopyItem
          text={async () => presetLink(preset.id)}
          label={t('presets.copyLink')}
          failed={t('presets.linkNotCopied')}
          leftSection={<IconLink size={16} />}
        />
        {!archived && <MoveItems onMove={(by) => move(preset.id, by)} />}
        <Menu.Item
          leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
          onClick={() => archive(preset, !archived)}
        >
          {t(archived ? 'board.unarchive' : 'board.archive')}
        </Menu.Item>
        <DeleteItem preset={preset} asks={runs} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The menu stays open: a preset is moved several places at a time. */
function MoveItems({ onMove }: { readonly onMove: (by: -1 | 1) => void }) {
  const t = useT();
  return (
    <>
      <Menu.Item
        leftSection={<IconArrowUp size={16} />}
        rightSection={<Keys keys={t('board.keys.up')} />}
        aria-keyshortcuts="Alt+ArrowUp"
        closeMenuOnClick={false}
        onClick={() => onMove(-1)}
      >
        {t('board.moveUp')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown size={16} />}
        rightSection={<Keys keys={t('board.keys.down')} />}
        aria-keyshortcuts="Alt+ArrowDown"
        closeMenuOnClick={false}
        onClick={() => onMove(1)}
      >
        {t('board.moveDown')}
      </Menu.Item>
    </>
  );
}

interface DeleteItemProps {
  readonly preset: Preset;
  /** Something of it runs or may run; otherwise the deletion can be taken back. */
  readonly asks: boolean;
}

function DeleteItem({ preset, asks }: DeleteItemProps) {
  const t = useT();
  const { remove } = useBoardActions();
  return (
    <Menu.Item leftSection={<DangerSign of="delete" />} onClick={() => remove(preset, asks)}>
      {t(asks ? 'presets.delete' : 'board.delete')}
    </Menu.Item>
  );
}

/** Shows an item's keyboard shortcut; a screen reader reads only the item's name. */
function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys}
    </span>
  );
}
