import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { Vendor } from '#contract/model/vendor.ts';
import { streamAppearance } from '#contract/rules/stream-appearance.ts';
import type { StreamState } from '#contract/rules/stream-states.ts';
import { vendorName, vendorShort } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { type MatrixRow, matrixOf } from './matrix.ts';
import styles from './stream-matrix.module.css';

/** So many rows stand in the page as they are; of more only those in sight exist. */
const FEW = 40;
const ROW_HEIGHT = 32;
const OVERSCAN = 8;
/** So many vendors have room for their names. */
const UNABRIDGED = 2;

interface StreamMatrixProps {
  readonly streams: readonly StreamState[];
  readonly practice: boolean;
}

/** Every stream of a preset at every vendor, one sign each; those with trouble on top. */
export function StreamMatrix({ streams, practice }: StreamMatrixProps) {
  const t = useT();
  const { vendors, rows } = useMemo(() => matrixOf(streams), [streams]);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: rows.length > FEW,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const inSight = rows.length > FEW ? items.map(({ index }) => index) : rows.map((_, at) => at);
  const before = rows.length > FEW ? (items[0]?.start ?? 0) : 0;
  const after = rows.length > FEW ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <section ref={scroll} className={styles.scroll} tabIndex={0} aria-label={t('panel.matrix')}>
      <table
        className={styles.matrix}
        data-full={vendors.length <= UNABRIDGED || undefined}
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('panel.stream')}</th>
            {vendors.map((vendor) => (
              <th key={vendor} scope="col" title={vendorName(vendor, t)}>
                {vendors.length > UNABRIDGED && (
                  <span aria-hidden="true">{vendorShort(vendor, t)}</span>
                )}
                <span className={vendors.length > UNABRIDGED ? 'visually-hidden' : undefined}>
                  {vendorName(vendor, t)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} columns={vendors.length + 1} />
          {inSight.map((at) => {
            const row = rows[at];
            return (
              row && (
                <Row
                  key={row.streamId}
                  row={row}
                  rowIndex={at + 2}
                  vendors={vendors}
                  practice={practice}
                />
              )
            );
          })}
          <Gap height={after} columns={vendors.length + 1} />
        </tbody>
      </table>
    </section>
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: of this section alone
  );
}

/** Stands in for the rows that are out of sight. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    height > 0 && (
      <tr>
        <td colSpan={columns} style={{ height }} />
      </tr>
    )
  );
}

interface RowProps {
  readonly row: MatrixRow;
  readonly rowIndex: number;
  readonly vendors: readonly Vendor[];
  readonly practice: boolean;
}

function Row({
  row: { streamId, cells, orphaned, trouble },
  rowIndex,
  vendors,
  practice,
}: RowProps) {
  const t = useT();
  return (
    <tr aria-rowindex={rowIndex} data-trouble={trouble || undefined}>
      <th scope="row" title={streamId}>
        <span className={`${styles.stream} mono`}>
          <bdi>{streamId}</bdi>
        </span>
        {orphaned && <span className={styles.remark}>{t('panel.notNamed')}</span>}
      </th>
      {vendors.map((vendor) => {
        const cell = cells.get(vendor);
        return <td key={vendor}>{cell && <Cell cell={cell} practice={practice} />}</td>;
      })}
    </tr>
  );
}

/** The state of one stream at one vendor: a sign for the eye, a sentence for a screen reader and the pointer. */
function Cell({ cell, practice }: { readonly cell: StreamState; readonly practice: boolean }) {
  const t = useT();
  const { tone, sign } = streamAppearance(cell.state, practice);
  const text = t('panel.cell', {
    stream: cell.streamId,
    vendor: vendorName(cell.vendor, t),
    state: t(`streamState.${cell.state}`),
  });
  return (
    <span className={styles.cell} data-tone={tone} title={text}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
