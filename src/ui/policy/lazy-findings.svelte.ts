/** The findings in a text that is being typed: looked for after the new decision has been painted. */
import type { Finding } from '#policy/finding.ts';
import { checkPolicy, type CheckOptions } from '#policy/findings/check-policy.ts';

interface Subject {
  readonly text: string;
  readonly options: CheckOptions;
}

export class LazyFindings {
  #list = $state.raw<readonly Finding[]>([]);

  /** Made while a component is; follows what `subject` reads. */
  constructor(subject: () => Subject) {
    $effect(() => {
      const { text, options } = subject();
      return whenIdle(() => (this.#list = checkPolicy(text, options)));
    });
  }

  /** Of the latest text that was looked at. */
  get list(): readonly Finding[] {
    return this.#list;
  }
}

/** Not every browser has idle callbacks; two frames later is late enough. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(work, { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(work, 32);
  return () => clearTimeout(timer);
}
