import { describe, expect, test } from 'vitest';
import { decideCommand } from './decide-command.ts';

const request = {
  principal: 'arn:aws:iam::111122223333:user/alice',
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::acme-data/a', accountId: '111122223333' },
};
const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const denyReading = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
    { Sid: 'No', Effect: 'Deny', Action: 's3:Get*', Resource: '*' },
  ],
};

/** Runs the command on a file of these cases; without any, on one that is not there. */
async function run(cases: readonly object[] | string | undefined, ...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await decideCommand(args.length === 0 ? ['cases.json'] : args, {
    read: (file) =>
      cases === undefined || file !== 'cases.json'
        ? Promise.reject(new Error('no such file'))
        : Promise.resolve(typeof cases === 'string' ? cases : JSON.stringify(cases)),
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
    stopped: () => Promise.resolve(),
  });
  return { code, printed, complaints };
}

describe('what is printed', () => {
  test('a line a case, in order', async () => {
    const { code, printed, complaints } = await run([
      { id: 'none', request, expected: 'ImplicitlyDenied' },
      { id: 'all', request, identityPolicies: [allowAll], expected: 'Allowed' },
      { id: 'no', request, identityPolicies: [allowAll], scps: [[allowAll, denyReading]] },
    ]);
    expect(printed).toEqual([
      '{"id":"none","verdict":"ImplicitlyDenied","decidedBy":[],"blockedBy":["identityPolicies"],"agrees":true}',
      '{"id":"all","verdict":"Allowed","decidedBy":["identityPolicies[0].Statement[0]"],"blockedBy":[],"agrees":true}',
      '{"id":"no","verdict":"ExplicitlyDenied","decidedBy":["scps[0][1].Statement[1]"],"blockedBy":["explicitDeny"],"agrees":null}',
    ]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  });

  test('--trace adds the steps, before or after the file', async () => {
    const cases = [{ id: 'all', request, identityPolicies: [allowAll] }];
    const before = await run(cases, '--trace', 'cases.json');
    const after = await run(cases, 'cases.json', '--trace');
    expect(before).toEqual(after);
    const [line = '{}'] = after.printed;
    const { steps } = JSON.parse(line) as {
      steps: readonly { asks: string; answer: string; rule: string }[];
    };
    expect(steps).toHaveLength(8);
    expect(steps[5]).toMatchObject({ asks: 'identityPolicies', answer: 'Allowed', rule: 'identity.allows' });
  });

  test('cases may share an id', async () => {
    const { printed } = await run([
      { id: 'twin', request },
      { id: 'twin', request },
    ]);
    expect(printed).toHaveLength(2);
  });
});

describe('exit codes', () => {
  test.each<[string, readonly object[], number]>([
    ['no cases', [], 0],
    ['nothing expected', [{ request }], 0],
    ['all agree', [{ request, expected: 'ImplicitlyDenied' }], 0],
    ['one disagrees', [{ request, expected: 'Allowed' }, { request }], 1],
  ])('%s', async (_, cases, code) => {
    expect((await run(cases)).code).toBe(code);
  });

  test.each<[string, readonly object[] | string | undefined, readonly string[], string]>([
    ['a file that is not there', undefined, ['gone.json'], 'gone.json: no such file'],
    ['no JSON', 'hello', [], 'cases.json: not JSON: '],
    ['no list', '{"cases":[]}', [], 'cases.json: expected a list, found an object'],
    [
      'a case without request',
      [{ request }, { id: 'x' }],
      [],
      'cases.json: [1].request: expected an object, found nothing (case "x")',
    ],
    ['no file', [], ['--trace'], 'decide takes one file'],
    ['two files', [], ['a.json', 'b.json'], 'decide takes one file'],
    ['an option that is not known', [], ['cases.json', '--fast'], 'decide does not know --fast'],
  ])('%s', async (_, cases, args, complaint) => {
    const { code, printed, complaints } = await run(cases, ...args);
    expect(code).toBe(2);
    expect(printed).toEqual([]);
    expect(complaints[0]).toContain(complaint);
  });
});

test('ten thousand cases', async () => {
  const cases = Array.from({ length: 10_000 }, (_, index) => ({
    id: `case-${index}`,
    request: { ...request, resource: { arn: `arn:aws:s3:::acme-data/${index}`, accountId: '111122223333' } },
    identityPolicies: [allowAll],
    expected: 'Allowed',
  }));
  const { code, printed } = await run(cases);
  expect({ code, lines: printed.length }).toEqual({ code: 0, lines: 10_000 });
});
