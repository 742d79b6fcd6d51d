// Every page of the running site through an HTML checker, with its headers.
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { allPages, inEnglish } from '../pages.mjs';
import { checkerRules } from '../../checker.mjs';

export default async function ({ base }) {
  const checker = new HtmlValidate(checkerRules);
  const wrong = [];
  for (const { name, path } of await allPages(base)) {
    for (const address of [path, inEnglish(path)]) {
      const answer = await fetch(base + address);
      const html = await answer.text();
      const report = await checker.validateString(html);
      for (const result of report.results) for (const m of result.messages) wrong.push(`${address} ${m.line}:${m.column} ${m.ruleId}: ${m.message}`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      if (!policy.includes("script-src 'self'") || /unsafe/.test(policy)) wrong.push(`${name}: policy '${policy}'`);
      if (answer.headers.get('x-content-type-options') !== 'nosniff') wrong.push(`${name}: no nosniff`);
      if (answer.headers.has('set-cookie')) wrong.push(`${name}: sets a cookie`);
      if (/ style=|<style|\son[a-z]+=/.test(html)) wrong.push(`${name}: style or script inside the page`);
    }
  }
  assert.deepEqual(wrong, []);
}
