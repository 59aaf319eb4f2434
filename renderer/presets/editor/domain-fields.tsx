import { TextInput } from '@mantine/core';
import { useT } from '../../shared/i18n/use-t.ts';
import type { FieldProps } from './field-props.ts';
import { FieldArea } from './section.tsx';

/** Pull domain and access point: only where a chosen vendor knows them. */
export function DomainFields({ form, change, leave, problem }: FieldProps) {
  const t = useT();
  return (
    <>
      <FieldArea field="domain">
        <TextInput
          label={t('editor.domain')}
          description={t('editor.domain.hint')}
          spellCheck={false}
          value={form.domain}
          error={problem('domain')}
          onChange={(event) => change({ domain: event.currentTarget.value })}
          onBlur={() => leave('domain')}
        />
      </FieldArea>
      <FieldArea field="point">
        <TextInput
          label={t('editor.point')}
          description={t('editor.point.hint')}
          spellCheck={false}
          value={form.point}
          error={problem('point')}
          onChange={(event) => change({ point: event.currentTarget.value })}
          onBlur={() => leave('point')}
        />
      </FieldArea>
    </>
  );
}
