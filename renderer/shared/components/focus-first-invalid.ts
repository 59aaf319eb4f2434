/** After a refused save: to the first field that needs a hand, once the form has been drawn again. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    const group = form.querySelector<HTMLElement>('[role="alert"], .mantine-InputWrapper-error');
    const field = group?.parentElement?.querySelector<HTMLElement>('input, textarea');
    field?.focus();
    group?.scrollIntoView({ block: 'nearest' });
  });
}
