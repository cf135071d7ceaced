/** A small museum, one bucket, three ways to write its ARN. For the first hour with IAM. */
import { environment, group, labRequest, managedPolicy, user, world } from '../build.ts';
import { account } from '../build-organization.ts';
import { bucket, bucketArn } from '../build-resource.ts';
import { policyText } from '../policy-text.ts';
import type { Scenario } from '../scenario.ts';

const museum = '123412341234';
const archiveArn = bucketArn('harbour-museum-archive');

/** Looks right and is the commonest mistake: the objects' ARNs are missing. */
const browseArchive = managedPolicy(
  museum,
  'BrowseArchive',
  policyText({
    Sid: 'ListAndOpen',
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetObject'],
    Resource: archiveArn,
  }),
);
const openPhotographs = managedPolicy(
  museum,
  'OpenPhotographs',
  policyText({
    Sid: 'OpenOnly',
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetObject'],
    Resource: `${archiveArn}/*`,
  }),
);
const keepArchive = managedPolicy(
  museum,
  'KeepArchive',
  policyText(
    { Sid: 'TheBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: archiveArn },
    {
      Sid: 'ItsObjects',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${archiveArn}/*`,
    },
    { Sid: 'NeverTheGlassPlates', Effect: 'Deny', Action: 's3:PutObject', Resource: `${archiveArn}/1890/*` },
  ),
);

const archivists = group(museum, 'archivists', { attached: [keepArchive] });
const nina = user(museum, 'nina', { attached: [browseArchive] });
const omar = user(museum, 'omar', { attached: [openPhotographs] });
const piet = user(museum, 'piet', { groups: [archivists] });
const lena = user(museum, 'lena');

export const bucketAndObjects: Scenario = {
  title: 'A bucket is not its objects',
  about:
    'Nina’s policy allows s3:GetObject, and she still cannot open a single photograph: it names the bucket, ' +
    'and every object has an ARN of its own. Omar has it the other way round; Piet has both.',
  world: world({
    accounts: [account(museum, 'harbour-museum')],
    users: [nina, omar, piet, lena],
    groups: [archivists],
    managedPolicies: [browseArchive, openPhotographs, keepArchive],
    resources: [bucket(museum, 'harbour-museum-archive')],
    environments: [environment('2026-03-02T09:15:00Z', 'eu-central-1', '198.51.100.20')],
    requests: [labRequest(nina, 's3:GetObject', `${archiveArn}/1931/tall-ships.jpg`)],
  }),
};
