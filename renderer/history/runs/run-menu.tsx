import { Menu } from '@mantine/core';
import type { HistoryRun } from '#contract/model/history-run.ts';
import { ask } from '../../shared/bridge/ask.ts';
import { vendorName } from '../../shared/format/text.ts';
import { clockWithSeconds } from '../../shared/format/time.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { CopyIds, LazyMenu, type MenuState } from '../../shared/table/lazy-menu.tsx';
import type { ListName, ListValue } from '../filter/view-filter.ts';
import { runIds, vendorsOf } from './run-text.ts';

/** What can be done with a run. */
export interface RunActions {
  readonly onToggle: (run: HistoryRun) => void;
  readonly onOpenCall: (run: HistoryRun, callId: string) => void;
  readonly onAgain: (run: HistoryRun) => void;
  readonly onFiles: (run: HistoryRun) => void;
  /** Shows only what has this value. */
  readonly onOnly: <L extends ListName>(list: L, value: ListValue<L>) => void;
}

interface RunMenuProps extends RunActions {
  readonly run: HistoryRun;
  readonly tabIndex: number;
  readonly menu: MenuState;
  readonly onMenu: (menu: MenuState) => void;
}

async function idsOf({ calls }: HistoryRun): Promise<string | null> {
  const details = await Promise.all(calls.map(({ callId }) => ask('history.call', { callId })));
  const known = details.filter((detail) => detail !== null);
  return known.length > 0 ? runIds(known) : null;
}

export function RunMenu(props: RunMenuProps) {
  const { run, onOpenCall, onAgain, onFiles, onOnly, onToggle: _, ...menu } = props;
  const t = useT();
  const { presetName, createdAt } = run;
  const label = t('history.run.actions', {
    preset: presetName,
    time: clockWithSeconds(new Date(createdAt)),
  });
  return (
    <LazyMenu label={label} {...menu}>
      <Menu.Item onClick={() => onAgain(run)}>{t('history.again')}</Menu.Item>
      {run.action === 'StartCDNRecord' && (
        <Menu.Item onClick={() => onFiles(run)}>{t('files.group.open')}</Menu.Item>
      )}
      <CopyIds ids={() => idsOf(run)} />
      <Menu.Divider />
      {vendorsOf(run).map(({ vendor, callIds }) =>
        // A vendor that takes few streams in one call gets several.
        callIds.slice(0, 3).map((callId, at) => (
          <Menu.Item key={callId} onClick={() => onOpenCall(run, callId)}>
            {t(callIds.length === 1 ? 'history.run.call' : 'history.run.callOf', {
              vendor: vendorName(vendor, t),
              nth: at + 1,
              of: callIds.length,
            })}
          </Menu.Item>
        )),
      )}
      <Menu.Divider />
      <Menu.Item onClick={() => onOnly('presets', presetName)}>
        {t('history.row.onlyPreset', { value: presetName })}
      </Menu.Item>
    </LazyMenu>
  );
}
