// Reads a job. All that is wrong with it is said at once.
import type { Language, Query, RenderJob } from '../src/lib/types.ts';

export function checkedJob(line: string): RenderJob {
  const job = JSON.parse(line) as Partial<RenderJob>;
  const wrong: string[] = [];
  const must = (fits: boolean, what: string) => fits || wrong.push(what);
  must(typeof job.page === 'string' && /^[a-z_]+$/.test(job.page), 'page: a name of small letters and "_"');
  must(job.language === 'de' || job.language === 'en', `language: '${String(job.language)}' is neither de nor en`);
  must(job.base === undefined || typeof job.base === 'string', 'base: a text');
  must(typeof job.address === 'string' && job.address.startsWith('/'), 'address: a path from "/"');
  must(typeof job.site === 'object' && job.site !== null, 'site: an object');
  if (wrong.length > 0) throw new Error('the job cannot be read: ' + wrong.join('; '));
  const address = (job.address as string).replace(/^\/en(?=\/|$)/, '') || '/';
  return {
    page: job.page as string,
    language: job.language as Language,
    base: (job.base ?? '').replace(/\/+$/, ''),
    origin: (job.origin ?? '').replace(/\/+$/, ''),
    address,
    query: joined(job.query ?? {}),
    site: job.site as RenderJob['site'],
    data: job.data ?? null,
  };
}

function joined(query: Record<string, unknown>): Query {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.filter(Boolean).join(',') : String(value)]));
}
