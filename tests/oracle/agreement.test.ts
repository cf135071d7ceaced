import fc from 'fast-check';
import { expect, test } from 'vitest';
import { authorize } from '#authorize/authorize.ts';
import { questions, type Verdict } from '#authorize/decision.ts';
import { disagreements } from './agreement.ts';
import { arbitraryConditionSituation, arbitrarySituation } from './arbitrary.ts';
import { caseJson } from './case-json.ts';
import { opinionOn } from './oracle.ts';

/** `npm run fuzz` sets both. */
const fuzzing = process.env['FUZZ_RUNS'] !== undefined;
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 5000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20261121);

test.each([
  ['situations', arbitrarySituation],
  ['conditions', arbitraryConditionSituation],
])(`engine and oracle agree on ${numRuns} %s (seed ${seed})`, { timeout: 0 }, (what, arbitrary) => {
  const start = performance.now();
  const {
    failed,
    counterexample,
    numRuns: tried,
  } = fc.check(
    fc.property(arbitrary, (situation) => disagreements(situation).length === 0),
    { numRuns, seed },
  );
  const rate = Math.round((1000 * tried) / (performance.now() - start));
  if (fuzzing) console.log(`${tried} ${what}, ${rate} a second`);
  const smallest = counterexample?.[0];
  const shown = smallest ? caseJson(smallest, disagreements(smallest)) : '';
  expect(failed, `seed ${seed}, after ${tried} ${what}\n${shown}`).toBe(false);
});

test('the situations are worth asking: every verdict, every layer in the way', () => {
  const situations = fc.sample(arbitrarySituation, { numRuns: 2000, seed });
  const opinions = situations.map(({ request, policies }) => opinionOn(request, policies));
  const share = (of: (opinion: (typeof opinions)[number]) => boolean): number =>
    opinions.filter(of).length / opinions.length;
  for (const verdict of ['Allowed', 'ExplicitlyDenied', 'ImplicitlyDenied'] satisfies Verdict[]) {
    expect(
      share((opinion) => opinion.verdict === verdict),
      verdict,
    ).toBeGreaterThan(0.15);
  }
  for (const question of questions) {
    expect(
      share(({ blocking }) => blocking.includes(question)),
      question,
    ).toBeGreaterThan(0.04);
  }
});

if (fuzzing) {
  test('shares of verdicts and deciding rules', () => {
    const shares = new Map<string, number>();
    for (const { request, policies } of fc.sample(arbitrarySituation, { numRuns: 2000, seed })) {
      const { verdict, rule } = authorize(request, policies);
      for (const name of [verdict, `${verdict} by ${rule}`]) shares.set(name, (shares.get(name) ?? 0) + 1);
    }
    const lines = [...shares]
      .sort()
      .map(([name, count]) => `${(count / 20).toFixed(1).padStart(5)} %  ${name}`);
    console.log(lines.join('\n'));
    expect(shares.size).toBeGreaterThan(10);
  });
}
