import { Menu } from '@mantine/core';
import type { RecordedFile } from '#contract/model/file.ts';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { CopyIds, LazyMenu, type LazyMenuProps } from '../../shared/table/lazy-menu.tsx';
import type { ListName, ListValue } from '../filter/view-filter.ts';
import { linkOf } from '../list/file-groups.ts';
import { fileIds } from './file-text.ts';
import type { FileActions } from './use-file-actions.ts';

/** What can be done with a row of the list. */
export interface RowActions extends FileActions {
  readonly onDetails: (file: RecordedFile) => void;
  readonly onRun: (file: RecordedFile) => void;
  /** Shows only files with this value. */
  readonly onOnly: <L extends ListName>(list: L, value: ListValue<L>) => void;
  /** Searches for this text. */
  readonly onText: (text: string) => void;
}

interface FileMenuProps extends Omit<LazyMenuProps, 'label' | 'children'> {
  readonly file: RecordedFile;
  readonly actions: RowActions;
}

export function FileMenu({ file, actions, ...menu }: FileMenuProps) {
  const t = useT();
  const link = linkOf(file);
  const { streamId, vendor } = file;
  return (
    <LazyMenu label={t('files.more', { name: file.name })} {...menu}>
      <Menu.Item onClick={() => actions.onDetails(file)}>{t('files.details')}</Menu.Item>
      {file.url !== null && (
        <>
          <Menu.Item onClick={() => actions.onPlay(file)}>{t('files.play')}</Menu.Item>
          <Menu.Item onClick={() => actions.onOpenInBrowser(file)}>{t('files.open')}</Menu.Item>
          <Menu.Item onClick={() => actions.onCopyLink(file)}>{t('files.copyLink')}</Menu.Item>
        </>
      )}
      <CopyIds ids={async () => fileIds(file)} />
      {link && <Menu.Item onClick={() => actions.onRun(file)}>{t('files.group.open')}</Menu.Item>}
      <Menu.Divider />
      {streamId !== null && (
        <Menu.Item onClick={() => actions.onText(streamId)}>
          {t('files.only.stream', { value: streamId })}
        </Menu.Item>
      )}
      {link && (
        <Menu.Item onClick={() => actions.onOnly('presets', link.presetName)}>
          {t('files.only.preset', { value: link.presetName })}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => actions.onOnly('vendors', vendor)}>
        {t('files.only.vendor', { value: vendorName(vendor, t) })}
      </Menu.Item>
    </LazyMenu>
  );
}
