// Rules of html-validate for our pages.
export const checkerRules = {
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // How Svelte writes.
    'void-style': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off',
    'require-sri': 'off', // everything comes from this host
    'long-title': 'off',
    'no-inline-style': 'error',
  },
};
