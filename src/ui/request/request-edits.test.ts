import { describe, expect, it } from 'vitest';
import type { Request } from '#account/request.ts';
import { emptyWorld, put } from '#account/world.ts';
import * as edits from './request-edits.ts';

const request: Request = {
  id: 'lab',
  principal: 'alice',
  action: 's3:GetObject',
  resource: '*',
  overrides: { 'aws:SourceIp': '192.0.2.1' },
};
const world = put(emptyWorld, 'requests', request);

describe('edits of the request', () => {
  it.each<readonly [string, edits.Edit, Partial<Request>]>([
    ['who asks', edits.asPrincipal('bob'), { principal: 'bob' }],
    ['the action', edits.withAction('sqs:SendMessage'), { action: 'sqs:SendMessage' }],
    ['the resource', edits.onResource('arn:aws:s3:::b'), { resource: 'arn:aws:s3:::b' }],
    ['a key', edits.withKey('aws:x', 'y'), { overrides: { 'aws:SourceIp': '192.0.2.1', 'aws:x': 'y' } }],
    ['a key in other letters', edits.withKey('AWS:sourceip', '1'), { overrides: { 'AWS:sourceip': '1' } }],
    ['a key taken away', edits.withKey('aws:SourceIp', null), { overrides: { 'aws:SourceIp': null } }],
    ['a key given back', edits.withDerivedKey('aws:sourceIP'), { overrides: {} }],
    ['the endpoint', edits.throughEndpoint('vpce-1'), { vpcEndpointId: 'vpce-1' }],
    ['the owner', edits.ownedBy('111122223333'), { resourceAccountId: '111122223333' }],
  ])('%s', (_, edit, change) => {
    expect(edit(world).requests.get('lab')).toEqual({ ...request, ...change });
  });

  it('no endpoint and no owner leave nothing behind', () => {
    const there = edits.ownedBy('111122223333')(edits.throughEndpoint('vpce-1')(world));
    const gone = edits.ownedBy(undefined)(edits.throughEndpoint(undefined)(there));
    expect(gone.requests.get('lab')).toEqual(request);
  });

  it('a world without a request gets one', () => {
    const made = edits.withAction('iam:GetUser')(emptyWorld).requests.get('lab');
    expect(made).toEqual({ id: 'lab', principal: '', action: 'iam:GetUser', resource: '*', overrides: {} });
  });
});
