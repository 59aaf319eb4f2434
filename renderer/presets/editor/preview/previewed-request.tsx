import { Fragment } from 'react';
import type { End } from '#contract/model/preset.ts';
import type { PreviewedCall } from '#contract/model/preview.ts';
import { VendorName } from '../../../shared/components/vendor-name.tsx';
import { dayAndClock, fromUnix } from '../../../shared/format/time.ts';
import { streamCount } from '../../../shared/format/words.ts';
import { type Translate, useT } from '../../../shared/i18n/use-t.ts';
import styles from './request-preview.module.css';

interface PreviewedRequestProps {
  readonly call: PreviewedCall;
  readonly end: End | null;
  /** Shown in full at once. */
  readonly whole: boolean;
}

/** One request: to whom, for how many streams, until when, and the address itself. */
export function PreviewedRequest({ call, end, whole }: PreviewedRequestProps) {
  const t = useT();
  const { vendor, streamIds, url } = call;
  return (
    <li className={styles.request}>
      <details open={whole}>
        <summary className={styles.summary}>
          <VendorName vendor={vendor} />
          <span>{streamCount(streamIds.length, t)}</span>
          <span className={styles.end}>{endWords(call, end, t)}</span>
        </summary>
        {url !== null && (
          <code className={styles.url}>
            {url.split(/(?=&)/).map((parameter) => (
              <Fragment key={parameter}>
                <wbr />
                {parameter}
              </Fragment>
            ))}
          </code>
        )}
      </details>
    </li>
  );
}

function endWords({ url, endTime }: PreviewedCall, end: End | null, t: Translate): string {
  if (url === null) return t('preview.outOfRange');
  if (endTime !== null) return t('preview.endTime', { time: dayAndClock(fromUnix(endTime)) });
  return t(end === null ? 'preview.noEnd' : 'preview.endIgnored');
}
