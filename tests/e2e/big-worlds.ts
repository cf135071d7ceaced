/** Worlds larger than anybody builds by hand. */
import { writeFile } from '../../src/storage/file.ts';
import { environment, group, labRequest, managedPolicy, user, world } from '../../src/scenarios/build.ts';
import { account } from '../../src/scenarios/build-organization.ts';
import { bucket, bucketArn } from '../../src/scenarios/build-resource.ts';
import { policyText } from '../../src/scenarios/policy-text.ts';

const company = '123456789012';
const archive = bucketArn('archive');

/** So many users `user-0001` …; each tenth may read the archive. */
export function crowd(size: number): string {
  const read = managedPolicy(
    company,
    'ReadArchive',
    policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${archive}/*` }),
  );
  const readers = group(company, 'readers', { attached: [read] });
  const users = Array.from({ length: size }, (_, index) =>
    user(company, `user-${String(index).padStart(4, '0')}`, index % 10 === 0 ? { groups: [readers] } : {}),
  );
  return writeFile({
    title: 'A crowd',
    about: '',
    world: world({
      accounts: [account(company, 'company')],
      users,
      groups: [readers],
      managedPolicies: [read],
      resources: [bucket(company, 'archive')],
      environments: [environment('2026-01-31T12:00:00Z', 'us-east-1', '192.0.2.1')],
      requests: [labRequest(users[1]!, 's3:GetObject', `${archive}/1.txt`)],
    }),
  });
}

/** A policy of so many statements, one a line, of which the one named `Here` is for this action. */
export function longPolicy(statements: number, action: string): string {
  const lines = Array.from({ length: statements }, (_, index) =>
    JSON.stringify({
      Sid: index === statements - 7 ? 'Here' : `S${index}`,
      Effect: 'Allow',
      Action: index === statements - 7 ? action : `s3:Get${index}`,
      Resource: '*',
    }),
  );
  return `{"Version":"2012-10-17","Statement":[\n${lines.join(',\n')}\n]}`;
}
