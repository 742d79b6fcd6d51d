// What a page is given. Svelte components get it as properties; those below a page take it from usePage().
export type Language = 'de' | 'en';

export interface SiteField {
  code: string;
  name: string;
  colour: string; // "#2f6f4e"
  theme: string; // living, work, climate, mobility, or the code of an own theme
}

/** What every page shows around its content. */
export interface Site {
  title: string;
  city: string;
  schematic: boolean; // a generated city: "schematisch, nicht amtlich"
  examples: boolean; // the plan holds illustrative content
  version: string;
  data_date: string | null;
  fields: SiteField[];
  past_state?: string; // which plan of another time this is, in words; empty: that of today
  api: string; // address of the JSON twin with its query, without the base; empty: there is none
}

/** A name that stands several times has its values joined by commas, as the API takes them. */
export type Query = Record<string, string>;

/** One line of the protocol. */
export interface RenderJob<Data = unknown> {
  page: string;
  language: Language;
  base: string; // path the site lies under; no slash at the end
  origin: string; // the same as a whole address: "https://example.org/plan"
  address: string; // without base and language: "/massnahmen/KLI-07"
  query: Query;
  site: Site;
  data: Data;
}

/** The properties of a page component: `let { data }: PageProps<MeasureData> = $props()`. */
export interface PageProps<Data = unknown> {
  data: Data;
  site: Site;
  query: Query;
  language: Language;
}

export interface Head {
  title: string;
  description?: string;
}
/** Exported by the module script of every page: `export const head: PageHead<MeasureData> = …`. */
export type PageHead<Data = unknown> = (props: PageProps<Data>, t: Translate) => Head;

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** RFC 9457. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  parameters?: { name: string; detail?: string }[];
}
