import { TextInput, type TextInputProps } from '@mantine/core';
import type { HiddenField } from './use-hidden-field.ts';

interface HiddenInputProps
  extends Pick<TextInputProps, 'label' | 'description' | 'error' | 'onInput'> {
  readonly field: HiddenField;
  /** The first field of its step. */
  readonly first?: boolean;
}

/** For what nobody may read over a shoulder. Nothing completes it, corrects it or shows it. */
export function HiddenInput({ field, first = false, ...input }: HiddenInputProps) {
  return (
    <TextInput
      {...input}
      ref={field.ref}
      type="password"
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      data-autofocus={first || undefined}
    />
  );
}
