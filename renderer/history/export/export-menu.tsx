import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { EXPORT_FORMATS, type ExportFormat } from '#contract/model/history.ts';
import { useT } from '../../shared/i18n/use-t.ts';

interface ExportMenuProps {
  /** Nothing is there to be exported. */
  readonly disabled: boolean;
  readonly filtered: boolean;
  readonly onExport: (format: ExportFormat) => void;
}

/** Writes what is filtered for into a file; where to, the system's own dialog asks. */
export function ExportMenu({ disabled, filtered, onExport }: ExportMenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t(filtered ? 'history.export.filtered' : 'history.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => onExport(format)}>
            {t(`export.format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
