import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { memo } from 'react';
import type { Recording } from '#contract/model/start.ts';
import { AccountName } from '../shared/accounts/account-name.tsx';
import { useAccount } from '../shared/accounts/use-account.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { singleClick } from '../shared/components/single-click.ts';
import { Status } from '../shared/components/status.tsx';
import { VendorName } from '../shared/components/vendor-name.tsx';
import { fromUnix, nearClock } from '../shared/format/time.ts';
import { vendorName } from '../shared/format/words.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { Countdown } from '../shared/recordings/countdown.tsx';
import { STATUS_OF } from './certainty.ts';
import { elapsed } from './elapsed.ts';
import type { OnAirRow } from './groups.ts';
import { NotRecording } from './not-recording.tsx';
import styles from './on-air.module.css';
import { useVerdict } from './use-verdict.ts';
import { Verdict } from './verdict.tsx';

interface OnAirRowLineProps {
  readonly row: OnAirRow;
  readonly now: Date;
  /** Something of its preset is under way: another stop would be refused. */
  readonly busy: boolean;
  readonly onStop: () => void;
}

/** One stream at one vendor: how certain it is, since when, until when, with which account. */
export const OnAirRowLine = memo(function OnAirRowLine({
  row: { recording, causes },
  now,
  busy,
  onStop,
}: OnAirRowLineProps) {
  const t = useT();
  const { vendor, streamId, since, endTime, certainty, practice, appId } = recording;
  const settle = useVerdict(recording);
  const started = new Date(since);
  const of = { stream: streamId, vendor: vendorName(vendor, t) };
  return (
    <li className={styles.row} aria-label={`${streamId} · ${of.vendor}`}>
      <div className={styles.what}>
        <Status
          status={STATUS_OF[certainty]}
          practice={practice}
          word={t(`onAir.certainty.${certainty}`)}
        />
        <span className={styles.target}>
          <span className={styles.stream}>{streamId}</span>
          <VendorName vendor={vendor} />
        </span>
      </div>
      <div className={styles.when}>
        <span>
          {t('onAir.since', { time: nearClock(started, now) })} · {elapsed(started, now, t)}
        </span>
        <span>
          {endTime === null ? (
            t('onAir.endless')
          ) : (
            <>
              {t('ending.at', { time: nearClock(fromUnix(endTime), now) })} ·{' '}
              <Countdown endTime={endTime} />
            </>
          )}
        </span>
        <Whose recording={recording} />
      </div>
      <div className={styles.buttons}>
        {certainty !== 'perhaps' && (
          <NotRecording recording={recording} onChoose={() => void settle.run('not-recording')} />
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlayerStop size={16} />}
          disabled={busy}
          aria-label={t('onAir.stop.label', of)}
          onClick={singleClick(onStop)}
        >
          {t('presets.stop')}
        </Button>
      </div>
      {certainty === 'perhaps' && <Verdict recording={recording} />}
      {settle.error && (
        <div className={styles.verdict}>
          <ErrorNote code={settle.error} />
        </div>
      )}
      {causes.length > 0 && (
        <ul className={styles.causes}>
          {causes.map((cause) => (
            <li key={cause} data-tone={cause === 'no-signer' ? 'amber' : 'grey'}>
              {t(`onAir.cause.${cause}`, { account: recording.accountName, appId })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
});

/** The account that started it, under its name of then where it is gone. */
function Whose({ recording }: { readonly recording: Recording }) {
  const account = useAccount(recording.accountId);
  const { accountName, appId } = recording;
  return (
    <span className={styles.account}>
      {account?.appId === appId ? (
        <AccountName account={account} />
      ) : (
        <span className="truncate" title={accountName}>
          {accountName}
        </span>
      )}
      <span className="mono">{appId}</span>
    </span>
  );
}
