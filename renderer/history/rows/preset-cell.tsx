import type { HistoryRow } from '#contract/model/history.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { AccountColour } from '../../shared/accounts/account-name.tsx';
import { NotAir } from '../../shared/components/badge.tsx';
import { useT } from '../../shared/i18n/use-t.ts';
import { useAppState } from '../../shared/state/use-app-state.ts';
import styles from '../../shared/table/table.module.css';

/** The account is named where rows of several may stand side by side. */
export function PresetCell({
  row,
}: {
  readonly row: Pick<HistoryRow, 'presetName' | 'accountName' | 'practice'>;
}) {
  const t = useT();
  const isOneOfMany = useAppState(
    ({ accounts }) => accounts.filter(({ practice }) => !practice).length > 1,
  );
  const colour = useAppState(
    ({ accounts }) => accounts.find(({ name }) => name === row.accountName)?.colour ?? null,
  );
  const named = isOneOfMany && !row.practice;
  return (
    <>
      <span
        className={styles.preset}
        title={shownName(row.presetName, t)}
        data-single={named || row.practice || undefined}
      >
        {shownName(row.presetName, t)}
      </span>
      {row.practice && <NotAir />}
      {named && (
        <span className={styles.account}>
          {colour && <AccountColour colour={colour} />}
          <span className="truncate">{row.accountName}</span>
        </span>
      )}
    </>
  );
}
