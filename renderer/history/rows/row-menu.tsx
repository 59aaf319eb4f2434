import { Menu } from '@mantine/core';
import type { HistoryRow } from '#contract/model/history.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { CopyIds, LazyMenu, type LazyMenuProps } from '../../shared/table/lazy-menu.tsx';
import type { ListName, ListValue } from '../filter/view-filter.ts';
import { rowIds } from './row-text.ts';

/** What can be done with a row. */
export interface RowActions {
  readonly onOpen: (row: HistoryRow) => void;
  readonly onAgain: (row: HistoryRow) => void;
  readonly onFiles: (row: HistoryRow) => void;
  /** Shows only rows with this value. */
  readonly onOnly: <L extends ListName>(list: L, value: ListValue<L>) => void;
  /** Searches for this text. */
  readonly onText: (text: string) => void;
}

interface RowMenuProps extends RowActions, Omit<LazyMenuProps, 'label' | 'children'> {
  readonly row: HistoryRow;
}

export function RowMenu(props: RowMenuProps) {
  const { row, onOpen, onAgain, onFiles, onOnly, onText, ...menu } = props;
  const t = useT();
  const code = row.vendorCode || row.code;
  const label = t('history.row.more', {
    stream: row.streamId,
    vendor: vendorName(row.vendor, t),
  });
  const ids = () =>
    ask('history.call', { callId: row.callId }).then((detail) => detail && rowIds(row, detail));
  return (
    <LazyMenu label={label} {...menu}>
      <Menu.Item onClick={() => onOpen(row)}>{t('history.row.open')}</Menu.Item>
      <Menu.Item onClick={() => onAgain(row)}>{t('history.again')}</Menu.Item>
      <Menu.Item onClick={() => onFiles(row)}>{t('files.group.open')}</Menu.Item>
      <CopyIds ids={ids} />
      <Menu.Divider />
      <Menu.Item onClick={() => onText(row.streamId)}>
        {t('history.row.onlyStream', { value: row.streamId })}
      </Menu.Item>
      <Menu.Item onClick={() => onOnly('presets', row.presetName)}>
        {t('history.row.onlyPreset', { value: row.presetName })}
      </Menu.Item>
      <Menu.Item onClick={() => onOnly('vendors', row.vendor)}>
        {t('history.row.onlyVendor', { value: vendorName(row.vendor, t) })}
      </Menu.Item>
      {code && (
        <Menu.Item onClick={() => onOnly('codes', code)}>
          {t('history.row.onlyCode', { value: code })}
        </Menu.Item>
      )}
    </LazyMenu>
  );
}
