// The catalogues: src/locales/<language>/<page>.json, one namespace per file. `t('measures:count', { count: 3 })`; without a
// namespace the text is one of shell.json. A missing key is an error, not a key in the middle of a page.
import i18next, { type i18n } from 'i18next';
import type { Language, Translate } from './types.ts';

type Catalogue = Record<string, unknown>;
const files = import.meta.glob<Catalogue>('../locales/*/*.json', { eager: true, import: 'default' });

function resources(): Record<string, Record<string, Catalogue>> {
  const all: Record<string, Record<string, Catalogue>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2) as [string, string];
    (all[language] ??= {})[file.replace(/\.json$/, '')] = texts;
  }
  return all;
}

const instance: i18n = i18next.createInstance();
await instance.init({
  resources: resources(),
  lng: 'de',
  fallbackLng: false,
  defaultNS: 'shell',
  interpolation: { escapeValue: false }, // Svelte escapes
  showSupportNotice: false,
} as Parameters<typeof instance.init>[0]);

/** The texts of a language. Throws where the catalogue has no such key. */
export function translator(language: Language): Translate {
  const fixed = instance.getFixedT(language);
  return (key, values) => {
    if (!instance.exists(key, { lng: language, ...values })) {
      throw new Error(`no text '${key}' in src/locales/${language}`);
    }
    return fixed(key, values ?? {}) as string;
  };
}

/** All keys of a language, for the test that both have the same. */
export function keysOf(language: Language): string[] {
  const keys: string[] = [];
  const walk = (value: unknown, prefix: string) => {
    if (typeof value !== 'object' || value === null) return void keys.push(prefix);
    for (const [name, inner] of Object.entries(value)) walk(inner, prefix === '' ? name : `${prefix}.${name}`);
  };
  for (const [namespace, texts] of Object.entries(resources()[language] ?? {})) walk(texts, namespace + ':');
  return keys.map((key) => key.replace(':.', ':')).sort();
}

export interface TextSection { title: string; text: string[]; fill?: string[] }
/** The sections of a page that is mostly text. */
export function sectionsOf(language: Language, name: string): TextSection[] {
  const sections = resources()[language]?.[name]?.['sections'] as TextSection[] | undefined;
  if (!sections) throw new Error(`src/locales/${language}/${name}.json has no sections`);
  return sections;
}
