// The description of the interfaces through a packaged linter of OpenAPI documents.
import assert from 'node:assert/strict';
import { createConfig, lintFromString } from '@redocly/openapi-core';

export default async function ({ base }) {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // Objects may hold more than their schema names: readers ignore what they do not know.
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
      'security-defined': 'off', // everything is public
      'no-server-example.com': 'off',
      'operation-4xx-response': 'error',
    },
  });
  const source = await (await fetch(`${base}/api/openapi.json`)).text();
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  const said = problems.map((one) => `${one.severity} ${one.ruleId}: ${one.message} at ${one.location.map((place) => place.pointer).join(' ')}`);
  assert.deepEqual(said, []);
}
