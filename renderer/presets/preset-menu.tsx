import { ActionIcon, Menu } from '@mantine/core';
import { IconCopyPlus, IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { useT } from '../shared/i18n/use-t.ts';

export interface PresetMenuProps {
  readonly name: string;
  readonly onEdit: () => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a preset besides starting it: a step away from the Start button on purpose. */
export function PresetMenu({ name, onEdit, onDuplicate, onDelete }: PresetMenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('presets.more', { preset: name })}
        >
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t('presets.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus size={16} />} onClick={onDuplicate}>
          {t('presets.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={onDelete}>
          {t('presets.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
