// The pages, found by presence: src/pages/<page>.svelte. Each exports `head` from its module script.
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { makePage, type Page } from '../src/lib/page.ts';
import type { Head, PageHead, PageProps, RenderJob } from '../src/lib/types.ts';
import Root from './Root.svelte';

interface PageModule {
  default: Component<PageProps>;
  head?: PageHead;
}
const modules = import.meta.glob<PageModule>('../src/pages/*.svelte', { eager: true });
const pages = new Map(
  Object.entries(modules).map(([path, module]) => [path.replace(/^.*\/|\.svelte$/g, ''), module]));

export const pageNames = () => [...pages.keys()].sort();

export interface Rendered {
  head: Head;
  body: string;
  page: Page;
}

export function renderPage(job: RenderJob): Rendered {
  const module = pages.get(job.page);
  if (!module) throw new Error(`there is no page '${job.page}'; pages: ${pageNames().join(', ')}`);
  if (!module.head) throw new Error(`src/pages/${job.page}.svelte does not export its head`);
  const page = makePage(job);
  const props: PageProps = { data: job.data, site: job.site, query: job.query, language: job.language };
  const { body } = render(Root, { props: { page, content: module.default, props } });
  return { head: module.head(props, page.t), body, page };
}
