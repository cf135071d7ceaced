import { attempt } from './attempts.js';

addEventListener('message', async ({ data: elsewhere }) => {
  const report = await attempt(elsewhere, (violation) => postMessage({ violation }));
  postMessage({ report });
});
