// Starts a worker as the page would, through the Trusted Types policy, and collects what it says.
const policy = trustedTypes.createPolicy('playground', { createScriptURL: (url) => url });
const worker = new Worker(policy.createScriptURL('./worker.js'), { type: 'module' });

globalThis.heard = { violations: [] };
worker.addEventListener('message', ({ data }) => {
  if (data.violation) globalThis.heard.violations.push(data.violation);
  else globalThis.heard.report = data.report;
});
worker.postMessage(new URLSearchParams(location.search).get('elsewhere'));
