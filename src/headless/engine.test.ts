import { expect, test } from 'vitest';
import { prepare, prepareTraced } from './engine.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }],
};
const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::acme-data/a', accountId: '111122223333' },
  context: {},
};

test('policies are prepared once, requests are asked one by one', () => {
  const ask = prepare({ identityPolicies: [document], name: 'not read' });
  expect(ask(request)).toBe('Allowed');
  expect(ask({ ...request, action: 's3:PutObject' })).toBe('ImplicitlyDenied');
  expect(ask(request)).toBe('Allowed');
});

test('with the working', () => {
  const decided = prepareTraced({ identityPolicies: [document] })(request);
  expect(decided).toMatchObject({ decision: 'Allowed', trace: { rule: 'identity.allows' } });
  expect(decided.trace.decidedBy[0]?.policy).toEqual({ kind: 'given', name: 'identityPolicies[0]' });
});

test.each<[string, () => unknown, string]>([
  [
    'policies',
    () => prepare({ identityPolicies: document }),
    'policies.identityPolicies: expected a list, found an object',
  ],
  ['a request', () => prepare({})({ ...request, action: 1 }), 'request.action: expected a text, found 1'],
])('%s that cannot be read', (_, act, problem) => {
  expect(act).toThrow(problem);
});
