import { expect, it } from 'vitest';
import { awsManagedPolicies } from './aws-managed-policies.ts';

const entry = {
  arn: 'arn:aws:iam::aws:policy/job-function/Billing',
  name: 'Billing',
  path: '/job-function/',
  versionId: 'v7',
};
const other = { ...entry, arn: 'arn:aws:iam::aws:policy/Other', name: 'Other', path: '/' };
const policies = awsManagedPolicies({
  list: () => Promise.resolve([entry, other]),
  read: (arn) => Promise.resolve(arn === entry.arn ? { ...entry, document: '{}' } : undefined),
});

it('a policy has the same id and version in the list and by itself, and an id of its own', async () => {
  const [head, second] = await policies.list('aws');
  const record = await policies.read(entry.arn);
  expect(head?.id).toMatch(/^ANPA[A-Z2-7]{17}$/);
  expect(record).toEqual({ ...head, accountId: 'aws', versions: [{ versionId: 'v7', document: '{}' }] });
  expect(record?.defaultVersionId).toBe('v7');
  expect(second?.id).not.toBe(head?.id);
});

it("a customer's policy is not asked of the catalogue", async () => {
  const asking = awsManagedPolicies({
    list: () => Promise.resolve([]),
    read: (arn) => Promise.reject(new Error(`asked for ${arn}`)),
  });
  expect(await asking.read('arn:aws:iam::111122223333:policy/p')).toBeUndefined();
});
