import { ActionIcon, type ActionIconProps, Button, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ComponentPropsWithRef, memo, useState } from 'react';
import { OPERATOR_VERDICTS, type OperatorVerdict } from '#contract/model/outcome.ts';
import type { Recording } from '#contract/model/start.ts';
import { AccountName } from '../shared/accounts/account-name.tsx';
import { useAccount } from '../shared/accounts/use-account.ts';
import { bridge } from '../shared/bridge/bridge.ts';
import { useAction } from '../shared/bridge/use-action.ts';
import { dangerLook } from '../shared/components/danger.tsx';
import { singleClick } from '../shared/components/interaction.ts';
import { ErrorNote } from '../shared/components/note.tsx';
import { Status } from '../shared/components/status.tsx';
import { VendorName } from '../shared/components/vendor-name.tsx';
import { vendorName } from '../shared/format/text.ts';
import { fromUnix, nearClock } from '../shared/format/time.ts';
import { useT } from '../shared/i18n/use-t.ts';
import { Countdown } from '../shared/recordings/countdown.tsx';
import { endingsOf, endKey } from '../shared/recordings/endings.ts';
import { elapsed, type OnAirRow, STATUS_OF } from './groups.ts';
import styles from './on-air.module.css';

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
  const { vendor, streamId, since, certainty, practice, appId } = recording;
  const endings = endingsOf([recording]);
  const [end] = endings.known;
  const [late] = endings.overdue;
  const settle = useVerdict(recording);
  const started = new Date(since);
  const of = { stream: streamId, vendor: vendorName(vendor, t) };
  return (
    <li className={styles.row} aria-label={`${streamId} · ${of.vendor}`}>
      <div className={styles.what}>
        <Status
          status={STATUS_OF[certainty]}
          practice={practice}
          text={t(`onAir.certainty.${certainty}`)}
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
          {late && t('ending.overdue', { time: nearClock(fromUnix(late.endTime), now) })}
          {end ? (
            <>
              {t(endKey(end), { time: nearClock(fromUnix(end.endTime), now) })} ·{' '}
              <Countdown endTime={end.endTime} />
            </>
          ) : (
            !late && t('onAir.endless')
          )}
        </span>
        <Whose recording={recording} />
      </div>
      <div className={styles.buttons}>
        {certainty !== 'uncertain' && (
          <NotRecording recording={recording} onChoose={() => void settle.run('not-recording')} />
        )}
        <Button
          {...dangerLook('stop')}
          size="compact-sm"
          disabled={busy}
          aria-label={t('onAir.stop.label', of)}
          onClick={singleClick(onStop)}
        >
          {t('presets.stop')}
        </Button>
      </div>
      {certainty === 'uncertain' && <Verdict recording={recording} />}
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

interface NotRecordingProps {
  readonly recording: Recording;
  readonly onChoose: () => void;
}

/**
 * The operator's verdict on what a vendor has accepted: a step away. Main asks about it, in a dialog that no page can
 * answer, since it takes a recording out of sight.
 */
function NotRecording({ recording, onChoose }: NotRecordingProps) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const label = t('onAir.more', {
    stream: recording.streamId,
    vendor: vendorName(recording.vendor, t),
  });
  return (
    <>
      {/* Made when it is first wanted: there may be hundreds of rows. */}
      {wanted ? (
        <Menu
          defaultOpened
          position="bottom-end"
          withInitialFocusPlaceholder={false}
          // In the page beside its button: a part outside of every landmark is passed over by screen readers.
          withinPortal={false}
        >
          <Menu.Target>
            <MoreButton aria-label={label} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onChoose}>{t('onAir.notRecording')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <MoreButton
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={false}
          onClick={() => setWanted(true)}
        />
      )}
    </>
  );
}

interface MoreButtonProps
  extends ActionIconProps,
    Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> {}

function MoreButton(button: MoreButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="md" {...button}>
      <IconDotsVertical size={18} />
    </ActionIcon>
  );
}

/** Of a stream whose outcome is uncertain: what the operator saw in the vendor's console. */
function Verdict({ recording }: { readonly recording: Recording }) {
  const t = useT();
  const settle = useVerdict(recording);
  const of = { stream: recording.streamId, vendor: vendorName(recording.vendor, t) };
  return (
    <div className={styles.verdict}>
      <span>{t('onAir.look')}</span>
      {OPERATOR_VERDICTS.map((verdict) => (
        <Button
          key={verdict}
          variant="default"
          size="compact-sm"
          disabled={settle.busy}
          aria-label={t(`onAir.verdict.label.${verdict}`, of)}
          onClick={() => void settle.run(verdict)}
        >
          {t(`verdict.${verdict}`)}
        </Button>
      ))}
      <ErrorNote code={settle.error} />
    </div>
  );
}

/** Writes down what the operator saw of a recording: a later call of the stream is none of it. */
const useVerdict = ({ appId, service, vendor, streamId, callId }: Recording) =>
  useAction((verdict: OperatorVerdict['verdict']) =>
    bridge.ask('recordings.settle', { key: { appId, service, vendor, streamId }, callId, verdict }),
  );
