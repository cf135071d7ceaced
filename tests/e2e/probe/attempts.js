/**
 * Tries what the content security policy must refuse, in a page or a worker.
 * @param {string} elsewhere  an address of another origin
 * @param {(directive: string) => void} onViolation
 */
export async function attempt(elsewhere, onViolation) {
  addEventListener('securitypolicyviolation', (event) => onViolation(event.effectiveDirective));
  const outcome = async (/** @type {() => unknown} */ work) => {
    try {
      await work();
      return 'went through';
    } catch {
      return 'refused';
    }
  };
  return {
    evaluate: await outcome(() => new Function('return 1')()),
    leave: await outcome(() => fetch(elsewhere, { mode: 'no-cors' })),
    load: await outcome(() => import(`${elsewhere}attempts.js`)),
    stay: await outcome(() => fetch(location.href)),
  };
}
