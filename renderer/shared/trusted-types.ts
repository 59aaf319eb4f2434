interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * SECURITY: the page's policy lets no plain text become markup or code. The component library writes its
 * styles as markup, so text without a single tag may pass; anything else is refused and throws.
 */
export function createTrustedTypesPolicy(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  });
}
