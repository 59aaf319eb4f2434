import type { ReactNode } from 'react';
import type { Certificate, CertificateContent } from '#contract/model/certificate.ts';
import { fileCheckText } from '#contract/rules/file-check-text.ts';
import { lengthText, sizeText } from '#contract/rules/media-text.ts';
import { shownName } from '#contract/rules/shown-name.ts';
import { vendorName } from '../shared/format/text.ts';
import { type Translate, useT } from '../shared/i18n/use-t.ts';
import styles from './certificate.module.css';

/** `2026-11-22 10:00:05`: of UTC, so that no reader has to know where it was made. */
const utc = (moment: string | null): string =>
  moment === null ? '–' : moment.slice(0, 19).replace('T', ' ');

const shown = (value: string | number | null): string => (value === null ? '–' : String(value));

/** What was asked, accepted and found, for a person to read. */
export function CertificateDocument({ certificate }: { readonly certificate: Certificate }) {
  const t = useT();
  const { content, sha256 } = certificate;
  const isPractice = content.run.practice;
  return (
    <main className={styles.page}>
      <h1>{t('certificate.title')}</h1>
      {isPractice && <p className={styles.practice}>{t('certificate.practice')}</p>}
      <RunFacts content={content} />
      <Part title={t('certificate.calls')}>
        <Calls content={content} />
      </Part>
      <Part title={t('certificate.outcomes')}>
        <Outcomes content={content} />
      </Part>
      <Part title={t('certificate.files')}>
        {content.files.length === 0 && <p>{t('certificate.noFiles')}</p>}
        {content.files.map((file) => (
          <FileFacts key={`${file.vendor} ${file.fileId} ${file.url} ${file.name}`} file={file} />
        ))}
      </Part>
      <Part title={t('certificate.searches')}>
        <Searches content={content} />
      </Part>
      <Part title={t('certificate.hash')}>
        <p className={styles.hash}>{sha256}</p>
        <p>{t('certificate.hash.text')}</p>
      </Part>
      <Part title={t('certificate.notes')}>
        <p>{t('certificate.note.accepted')}</p>
        <p>{t('certificate.note.files')}</p>
        <p>{t('certificate.note.times')}</p>
      </Part>
    </main>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type Row = readonly [name: string, value: string];

function Facts({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function RunFacts({ content }: { readonly content: CertificateContent }) {
  const t = useT();
  const { run, clock, madeAt, program } = content;
  return (
    <Facts
      rows={[
        [t('certificate.preset'), shownName(run.preset, t)],
        [t('certificate.account'), `${shownName(run.account, t)} · AppId ${run.appId}`],
        [t('certificate.requested'), `${utc(run.requestedAt)} UTC`],
        [t('certificate.runId'), run.runId],
        [t('certificate.clock'), clockText(clock, t)],
        [t('certificate.made'), `${utc(madeAt)} UTC · ${program.name} ${program.version}`],
      ]}
    />
  );
}

function clockText(
  { serverAheadMs, measuredAt }: CertificateContent['clock'],
  t: Translate,
): string {
  if (serverAheadMs === null) return t('certificate.clock.unknown');
  const seconds = (Math.abs(serverAheadMs) / 1000).toFixed(1);
  const [ahead, behind] = ['certificate.clock.ahead', 'certificate.clock.behind'] as const;
  const difference =
    seconds === '0.0' ? 'certificate.clock.right' : serverAheadMs > 0 ? ahead : behind;
  const measured =
    measuredAt === null
      ? t('certificate.clock.now')
      : t('certificate.clock.at', { time: `${utc(measuredAt)} UTC` });
  return t('certificate.clock.value', { difference: t(difference, { seconds }), measured });
}

interface TableProps {
  readonly heads: readonly string[];
  /** Of the columns, in per cent. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

function Table({ heads, widths, rows }: TableProps) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head, index) => (
            <th key={head} scope="col" style={{ width: `${widths[index]}%` }}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr key={cells.join(' ')}>
            {cells.map((cell, index) => (
              <td key={heads[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Calls({ content }: { readonly content: CertificateContent }) {
  const t = useT();
  return (
    <Table
      widths={[12, 30, 20, 10, 28]}
      heads={[
        t('certificate.vendor'),
        t('certificate.streams'),
        t('certificate.sent'),
        t('certificate.code'),
        'RequestId',
      ]}
      rows={content.calls.map(({ vendor, streamIds, sentAt, code, requestId }) => [
        vendorName(vendor, t),
        streamIds.join(' '),
        utc(sentAt),
        shown(code),
        shown(requestId),
      ])}
    />
  );
}

function Outcomes({ content }: { readonly content: CertificateContent }) {
  const t = useT();
  return (
    <Table
      widths={[12, 18, 12, 28, 30]}
      heads={[
        t('certificate.vendor'),
        t('certificate.stream'),
        t('certificate.status'),
        t('certificate.ids'),
        t('certificate.settled'),
      ]}
      rows={content.outcomes.map((outcome) => [
        vendorName(outcome.vendor, t),
        outcome.streamId,
        t(`history.status.${outcome.status}`),
        [outcome.taskId, outcome.persistentId, outcome.vendorRequestId]
          .filter((id) => id !== null && id !== '')
          .join(' '),
        settledText(outcome.settled, t),
      ])}
    />
  );
}

function settledText(
  settled: CertificateContent['outcomes'][number]['settled'],
  t: Translate,
): string {
  if (settled === null) return '–';
  const { verdict, by, at, fileId, provided } = settled;
  const parts = [
    t(`certificate.settled.${verdict}`),
    t(`certificate.by.${by}`),
    utc(at),
    ...(fileId === null ? [] : [fileId]),
    ...(provided ? [t('certificate.provided')] : []),
  ];
  return parts.join(' · ');
}

function FileFacts({ file }: { readonly file: CertificateContent['files'][number] }) {
  const t = useT();
  const { durationSeconds, sizeBytes, check } = file;
  const source = [
    ...(file.callbackAt === null
      ? []
      : [`${t('certificate.by.callback')} ${utc(file.callbackAt)}`]),
    file.searchedAt === null
      ? t('certificate.unconfirmed')
      : `${t('certificate.by.search')} ${utc(file.searchedAt)}`,
  ];
  const rows: Row[] = [
    [t('certificate.vendor'), vendorName(file.vendor, t)],
    [t('certificate.stream'), shown(file.streamId)],
    [t('certificate.fileId'), shown(file.fileId)],
    [t('certificate.recorded'), `${utc(file.beginAt)} – ${utc(file.endAt)} UTC`],
    [t('certificate.length'), durationSeconds === null ? '–' : lengthText(durationSeconds)],
    [t('certificate.size'), sizeBytes === null ? '–' : `${sizeText(sizeBytes)} (${sizeBytes} B)`],
    [t('certificate.source'), source.join(' · ')],
    [t('certificate.match'), t(`files.match.${file.match}`)],
    [
      t('certificate.check'),
      check === null
        ? t('certificate.unchecked')
        : `${utc(check.checkedAt)} UTC · ${fileCheckText(check, t)}`,
    ],
  ];
  return (
    <article className={styles.file}>
      <h3>{file.name}</h3>
      <Facts rows={rows} />
    </article>
  );
}

function Searches({ content }: { readonly content: CertificateContent }) {
  const t = useT();
  return (
    <Table
      widths={[14, 30, 21, 21, 14]}
      heads={[
        t('certificate.vendor'),
        t('certificate.stream'),
        t('certificate.ended'),
        t('certificate.looked'),
        t('certificate.found'),
      ]}
      rows={content.searches.map(({ vendor, streamId, endedAt, lookedAt, found, expected }) => [
        vendorName(vendor, t),
        streamId,
        utc(endedAt),
        utc(lookedAt),
        expected === null ? String(found) : `${found}/${expected}`,
      ])}
    />
  );
}
