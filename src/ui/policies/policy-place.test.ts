import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf } from '#ui/frame/route.svelte.ts';
import { copyAddress, policyAddress, policyArnAddress, readPolicyPlace } from './policy-place.ts';

test.each([
  ['one of the account', { name: 'LedgerWork', isAws: false }, '#/policies/LedgerWork'],
  ['one of AWS’s', { name: 'ReadOnlyAccess', isAws: true }, '#/policies/aws~ReadOnlyAccess'],
  ['one of the account that is called aws', { name: 'aws', isAws: false }, '#/policies/aws'],
])('%s', (_, policy, address) => {
  expect(policyAddress(policy)).toBe(address);
  expect(policyAddress(policy, 'versions')).toBe(`${address}/versions`);
  expect(placeOf(copyAddress(policy))).toMatchObject({ view: 'policies', isNew: true });
});

test.each([
  ['arn:aws:iam::111122223333:policy/dev/LedgerWork', '#/policies/LedgerWork'],
  ['arn:aws:iam::aws:policy/job-function/Billing', '#/policies/aws~Billing'],
])('%s is at %s', (arn, address) => {
  expect(policyArnAddress(arn)).toBe(address);
});

test('policies of the account and of AWS share names, and no address', () => {
  const iamName = fc.stringMatching(/^[\w+=,.@-]{1,128}$/);
  fc.assert(
    fc.property(iamName, fc.boolean(), (name, isAws) => {
      const place = placeOf(policyAddress({ name, isAws }));
      expect(readPolicyPlace(place?.name ?? '')).toEqual({ name, isAws });
    }),
  );
});
