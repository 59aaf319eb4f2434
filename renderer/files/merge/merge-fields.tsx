import { Radio, SimpleGrid, TextInput, type TextInputProps } from '@mantine/core';
import { MAX_EXPIRE_HOURS } from '#contract/model/merge.ts';
import { MAX_MERGE_NAME, type MergeFormat } from '#contract/rules/mergeable.ts';
import { useT } from '../../shared/i18n/use-t.ts';
import styles from './merge.module.css';
import type { MergeForm, MergeProblems } from './merge-form.ts';
import type { MergeGroup } from './merge-groups.ts';

interface MergeFieldsProps {
  readonly group: MergeGroup;
  readonly form: MergeForm;
  readonly problems: MergeProblems;
  readonly onChange: (form: MergeForm) => void;
}

/** Hints of one line and of two leave the fields above them level. */
const ORDER: NonNullable<TextInputProps['inputWrapperOrder']> = [
  'label',
  'input',
  'description',
  'error',
];

/** Format, name and expiry of the merged file, as far as the vendor takes each. */
export function MergeFields({ group: { merge }, form, problems, onChange }: MergeFieldsProps) {
  const t = useT();
  const ending = `.${form.format.toLowerCase()}`;
  return (
    <>
      <Radio.Group
        label={t('merge.format')}
        value={form.format}
        onChange={(format) => onChange({ ...form, format: format as MergeFormat })}
      >
        <div className={styles.formats}>
          {merge.formats.map((format) => (
            <Radio key={format} value={format} label={format} />
          ))}
        </div>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, xs: merge.takesExpiry ? 2 : 1 }}>
        <TextInput
          label={t('merge.name')}
          description={t('merge.name.hint', { ending })}
          inputWrapperOrder={ORDER}
          value={form.name}
          error={problems.name && t(`merge.name.${problems.name}`, { most: MAX_MERGE_NAME })}
          onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
        />
        {merge.takesExpiry && (
          <TextInput
            label={t('merge.expire')}
            description={t('merge.expire.hint')}
            inputWrapperOrder={ORDER}
            inputMode="numeric"
            value={form.expire}
            error={problems.expire && t('merge.expire.bad', { most: MAX_EXPIRE_HOURS })}
            onChange={(event) => onChange({ ...form, expire: event.currentTarget.value })}
          />
        )}
      </SimpleGrid>
    </>
  );
}
