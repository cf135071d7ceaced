import { describe, expect, it } from 'vitest';
import type { ActionIndex } from '#catalogue/action-index.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { completionContext } from './completion-context.ts';

const index: ActionIndex = {
  actions: (['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'] as const).map((name) => ({
    name,
    accessLevel: 'Write',
    lower: name.toLowerCase(),
    start: name.indexOf(':') + 1,
  })),
};

describe('what the world offers to a policy text', () => {
  const context = completionContext(paymentsTeam.world, 'identity', undefined, index);
  const labels = (list: readonly { readonly label: string }[]) => list.map(({ label }) => label);

  it.each([
    ['s3:', ['s3:*', 's3:GetObject', 's3:PutObject']],
    ['s3:*', ['s3:*', 's3:GetObject', 's3:PutObject']],
    ['s3:get', ['s3:GetObject']],
    ['send', ['sqs:SendMessage']],
  ])('actions for %j', (typed, expected) => {
    expect(labels(context.actions(typed))).toEqual(expected);
  });

  it('a bucket is offered with its objects', () => {
    expect(labels(context.resources())).toEqual(
      expect.arrayContaining(['arn:aws:s3:::acme-prod-ledger', 'arn:aws:s3:::acme-prod-ledger/*']),
    );
  });

  it('accounts, roles and users are offered as principals', () => {
    expect(labels(context.principals())).toEqual(
      expect.arrayContaining(['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:user/alice']),
    );
  });

  it('no actions while the list of them has not come', () => {
    expect(completionContext(paymentsTeam.world, 'identity', undefined, undefined).actions('s3')).toEqual([]);
  });
});
