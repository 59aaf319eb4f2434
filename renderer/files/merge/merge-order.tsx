import { Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { RecordedFile } from '#contract/model/file.ts';
import { inRecordedOrder } from '#contract/rules/mergeable.ts';
import { Note } from '../../shared/components/note.tsx';
import { vendorName } from '../../shared/format/text.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import { mediaText, sizeOf, spanText } from '../rows/file-text.ts';
import styles from './merge.module.css';
import {
  chosen,
  isInRecordedOrder,
  type MergeForm,
  type MergeProblems,
  moved,
  toggled,
} from './merge-form.ts';
import type { MergeGroup } from './merge-groups.ts';

interface MergeOrderProps {
  readonly group: MergeGroup;
  readonly form: MergeForm;
  readonly problem: MergeProblems['parts'];
  readonly onChange: (form: MergeForm) => void;
}

type Way = -1 | 1;

/** Which files are joined, and in which order: each can be left out, and moved by button or Alt with an arrow. */
export function MergeOrder({ group, form, problem, onChange }: MergeOrderProps) {
  const t = useT();
  const label = useId();
  const [last, setLast] = useState<{ readonly id: number; readonly by: HTMLElement } | null>(null);
  // A row that is moved loses the focus with its place in the page.
  useEffect(() => last?.by.focus(), [last]);
  const move = (file: RecordedFile, way: Way, by: HTMLElement) => {
    onChange(moved(form, file.id, way));
    setLast({ id: file.id, by });
  };
  const order = chosen(form);
  return (
    <div>
      <p id={label} className={styles.label}>
        {t('merge.parts')}
      </p>
      <ol className={styles.parts} aria-labelledby={label}>
        {form.order.map((file, index) => (
          <Part
            key={file.id}
            file={file}
            place={order.indexOf(file) + 1}
            onToggle={() => onChange(toggled(form, file.id))}
            isFirst={index === 0}
            isLast={index === form.order.length - 1}
            onMove={(way, by) => move(file, way, by)}
          />
        ))}
      </ol>
      <output className="visually-hidden">{last && movedText(form, last.id, t)}</output>
      {problem && (
        <Note tone="amber" sign="!">
          {t(`merge.parts.${problem}`, {
            vendor: vendorName(group.vendor, t),
            most: group.merge.most,
          })}
        </Note>
      )}
      {!isInRecordedOrder(form) && (
        <p className={styles.reordered}>
          {t('merge.reordered')}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ ...form, order: inRecordedOrder(form.order) })}
          >
            {t('merge.sort')}
          </Button>
        </p>
      )}
    </div>
  );
}

function movedText({ order }: MergeForm, id: number, t: ReturnType<typeof useT>): string {
  const place = order.findIndex((file) => file.id === id);
  return t('merge.moved', {
    name: order[place]?.name ?? '',
    place: place + 1,
    count: order.length,
  });
}

interface PartProps {
  readonly file: RecordedFile;
  /** Its place among those that are joined; 0 where it is left out. */
  readonly place: number;
  readonly onToggle: () => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** By which of its controls: it keeps the focus. */
  readonly onMove: (way: Way, by: HTMLElement) => void;
}

function Part({ file, place, onToggle, ...moves }: PartProps) {
  const t = useT();
  const { from, to } = spanText(file);
  const span = [from, to].filter((part) => part !== null).join(' – ');
  const facts = [span, mediaText(file), sizeOf(file)].filter((part) => part !== '').join(' · ');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.target instanceof HTMLElement) {
      moves.onMove(event.key === 'ArrowUp' ? -1 : 1, event.target);
    }
  };
  return (
    <li
      className={styles.part}
      data-part={file.id}
      data-out={place === 0 || undefined}
      onKeyDown={onKeyDown}
    >
      <Checkbox
        checked={place > 0}
        aria-label={t('merge.take', { name: file.name })}
        onChange={onToggle}
      />
      <span className={styles.place} aria-hidden="true">
        {place > 0 ? place : '–'}
      </span>
      <span className={styles.partText}>
        <span className={`${styles.partName} mono`}>{file.name}</span>
        <span className={styles.second}>{facts}</span>
      </span>
      <MoveButton text={t('merge.up', { name: file.name })} way={-1} {...moves} />
      <MoveButton text={t('merge.down', { name: file.name })} way={1} {...moves} />
    </li>
  );
}

interface MoveButtonProps extends Pick<PartProps, 'isFirst' | 'isLast' | 'onMove'> {
  readonly text: string;
  readonly way: Way;
}

/** Not `disabled` at its end: it may have the focus. */
function MoveButton({ text, way, isFirst, isLast, onMove }: MoveButtonProps) {
  const Sign = way < 0 ? IconArrowUp : IconArrowDown;
  return (
    <button
      type="button"
      className={styles.move}
      title={text}
      aria-label={text}
      aria-disabled={(way < 0 ? isFirst : isLast) || undefined}
      onClick={(event) => onMove(way, event.currentTarget)}
    >
      <Sign size={16} aria-hidden="true" />
    </button>
  );
}
