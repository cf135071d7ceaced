import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueFacts } from '../catalogue-facts.ts';
import type { Finding } from '../finding.ts';
import { policyTypes } from '../policy-type.ts';
import { checkPolicy, refusals } from './check-policy.ts';

const document = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

const ofIdentity = (text: string) => checkPolicy(text, { type: 'identity' });

const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

/** A service of one action, with one type of resource and one key. */
const facts: CatalogueFacts = {
  prefixes: new Set(['s3', 'ec2']),
  globalKeys: new Map([['aws:tagkeys', { key: 'aws:TagKeys', type: 'ArrayOfString' }]]),
  service: (prefix) =>
    prefix !== 's3'
      ? undefined
      : {
          prefix: 's3',
          name: 'Amazon S3',
          actions: new Map([
            [
              'getobject',
              {
                name: 'GetObject',
                accessLevel: 'Read',
                resourceTypes: [],
                conditionKeys: [],
                dependentActions: [],
              },
            ],
          ]),
          resourceTypes: new Map([
            ['bucket', { name: 'bucket', arnPatterns: ['arn:${Partition}:s3:::${Name}'], conditionKeys: [] }],
          ]),
          conditionKeys: new Map([['s3:prefix', { key: 's3:prefix', type: 'String' }]]),
        },
};

describe('places', () => {
  const covered = (text: string) =>
    ofIdentity(text).map(({ locations }) =>
      locations.map(({ path, range }) => [path.join('.'), text.slice(range.start.offset, range.end.offset)]),
    );

  it('are paths, with the text that they cover', () => {
    expect(covered(document(statement, { ...statement, Effect: 'allow' }))).toEqual([
      [['Statement.1.Effect', '"allow"']],
    ]);
    expect(covered(JSON.stringify({ Version: '2012-10-17', Statement: { ...statement, Rule: 1 } }))).toEqual([
      [['Statement.Rule', '"Rule"']],
    ]);
  });

  it('are exact inside a string with escapes', () => {
    const text = String.raw`{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*",
      "Resource":"arn:aws:s3:::\u0062\"\/${'$'}{aws:\u0075sername, x}\\"}}`;
    expect(covered(text)).toEqual([[['Statement.Resource', String.raw`${'$'}{aws:\u0075sername, x}`]]]);
  });

  it('have lines and columns', () => {
    const [finding] = ofIdentity('{\n  "Version": "2012-10-17",\n  "Statement": 7\n}');
    expect(finding?.locations[0]?.range).toEqual({
      start: { offset: 44, line: 3, column: 15 },
      end: { offset: 45, line: 3, column: 16 },
    });
  });
});

describe('words', () => {
  const says = (change: object) => {
    const found = checkPolicy(document({ ...statement, ...change }), { type: 'identity', facts });
    return found.map(({ message }) => message);
  };

  it('offer the name that was meant', () => {
    expect(says({ Action: 's3:GetObjekt' })).toEqual([
      'Amazon S3 has no action “s3:GetObjekt”. Perhaps “s3:GetObject” is meant.',
    ]);
    expect(says({ Action: 'ec3:StopInstances' })).toEqual([
      'AWS has no service “ec3”. Perhaps “ec2” is meant.',
    ]);
    expect(says({ Condition: { stringequal: { 's3:prefix': 'a' } } })).toEqual([
      '“stringequal” is no condition operator. Perhaps “StringEquals” is meant.',
    ]);
    expect(says({ Effect: undefined, effect: 'Allow' })).toEqual([
      '“effect” is no element of a statement. Perhaps “Effect” is meant.',
    ]);
  });

  it('offer none that is far away', () => {
    expect(says({ Action: 's3:MakeCoffee' })).toEqual([
      'Amazon S3 has no action “s3:MakeCoffee”. Correct the name.',
    ]);
  });

  it('shorten a long text of the document', () => {
    const [message = ''] = says({ Effect: 'x'.repeat(100_000) });
    expect(message.length).toBeLessThan(200);
  });
});

describe('refusals', () => {
  it('are those with which AWS does not save the policy', () => {
    const text = document({ ...statement, Effect: 'allow', Action: 's3:GetObjekt' });
    const found = checkPolicy(text, { type: 'identity', facts });
    expect(codes(found)).toEqual(['INVALID_EFFECT', 'INVALID_ACTION']);
    expect(codes(refusals(found))).toEqual(['INVALID_EFFECT']);
  });

  it('include text that is no JSON', () => {
    expect(codes(refusals(ofIdentity('{')))).toEqual(['JSON_SYNTAX_ERROR']);
  });

  it('depend on the policy type: a resource policy may speak of its own resource only', () => {
    const text = document({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' });
    const found = checkPolicy(text, { type: 'resource' });
    expect(codes(found)).toEqual(['MISSING_RESOURCE']);
    expect(refusals(found)).toEqual([]);
  });
});

it('an error of one statement does not stop the checks of another', () => {
  const text = document({ ...statement, Action: 7 }, { ...statement, Action: 's3:GetObjekt' });
  expect(codes(checkPolicy(text, { type: 'identity', facts }))).toEqual([
    'DATA_TYPE_MISMATCH',
    'INVALID_ACTION',
  ]);
});

it('a service that is loaded later is checked then', () => {
  const text = document({ ...statement, Action: 's3:GetObjekt' });
  const unloaded: CatalogueFacts = { ...facts, service: () => undefined };
  expect(checkPolicy(text, { type: 'identity', facts: unloaded })).toEqual([]);
  expect(codes(checkPolicy(text, { type: 'identity', facts }))).toEqual(['INVALID_ACTION']);
});

describe('hostile documents', () => {
  it('ten thousand equal Sids are one finding', () => {
    const [finding, ...others] = ofIdentity(
      document(...Array<object>(10_000).fill({ ...statement, Sid: 'Same' })),
    );
    expect(others).toEqual([]);
    expect(finding?.locations).toHaveLength(9_999);
  });

  it.each(['a', '*a', '?', '${', '${a}', "${a, '", '\\', ':', 'arn:', '/', '${*}', '-.'])(
    'a text of 100,000 characters made of %s ends everywhere',
    (part) => {
      const text = part.repeat(100_000 / part.length);
      const everywhere = document({
        Sid: text,
        Effect: text,
        Principal: { AWS: text, Service: text, Federated: text },
        Action: [text, `s3:${text}`],
        Resource: [text, `arn:aws:s3:::${text}`, `arn:aws:${text}`],
        Condition: { StringLike: { [text]: text, 'aws:userid': text, 'aws:SourceVpc': text }, [text]: {} },
      });
      for (const type of policyTypes) {
        expect(codes(checkPolicy(everywhere, { type, facts }))).toContain('INVALID_EFFECT');
      }
    },
  );
});

describe('for any text', () => {
  const type = fc.constantFrom(...policyTypes);
  const resourceType = fc.constantFrom('AWS::S3::Bucket', 'AWS::Unknown::Thing');

  /** Things that stand in policies, put together at random. */
  const piece = fc.constantFrom(
    ...[
      '*',
      '?',
      '${',
      '}',
      '${aws:username}',
      "${a, 'b'}",
      ':',
      's3:GetObject',
      'arn:aws:s3:::b',
      'aws:TagKeys',
    ],
    ...[
      'Allow',
      'Deny',
      '"',
      '\\',
      '\u00e9',
      ' ',
      '2012-10-17',
      '10.0.0.0/8',
      'ec2.amazonaws.com',
      's3:',
      '/',
    ],
  );
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const name = fc.oneof(
    fc.constantFrom('Version', 'Id', 'Statement', 'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action'),
    fc.constantFrom(
      'NotAction',
      'Resource',
      'NotResource',
      'Condition',
      'AWS',
      'Service',
      'Federated',
      '__proto__',
    ),
    fc.constantFrom(
      'StringEquals',
      'StringLike',
      'Bool',
      'IpAddress',
      'NullIfExists',
      'aws:SourceIp',
      'aws:userid',
    ),
    text,
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 6 }),
    ),
  }));
  const policy = fc.record({ Version: fc.constant('2012-10-17'), Statement: value }, { requiredKeys: [] });
  const anyText = fc.oneof(
    fc.oneof(policy, value, fc.jsonValue()).map((json) => JSON.stringify(json, null, 1)),
    fc.string(),
    text,
  );

  it('it ends, and each place lies in the text', () => {
    fc.assert(
      fc.property(anyText, type, resourceType, (policyText, policyType, resource) => {
        const options = { type: policyType, resourceType: resource, facts };
        for (const { locations, message } of checkPolicy(policyText, options)) {
          expect(locations.length).toBeGreaterThan(0);
          expect(message).toMatch(/\.$/);
          for (const { range } of locations) {
            expect(range.start.offset).toBeGreaterThanOrEqual(0);
            expect(range.end.offset).toBeGreaterThanOrEqual(range.start.offset);
            expect(range.end.offset).toBeLessThanOrEqual(policyText.length);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('an object has the same findings with other white space', () => {
    const said = (policyText: string) =>
      ofIdentity(policyText).map((finding) => [finding.code, finding.message]);
    fc.assert(
      fc.property(policy, (json) => {
        expect(said(JSON.stringify(json, null, 2))).toEqual(said(JSON.stringify(json)));
      }),
    );
  });
});
