import { describe, expect, it } from 'vitest';
import { alice, allowS3, denyDelete, policy, results } from './test-simulation.ts';

describe('where a statement stands', () => {
  const places = async (parameters: object) => {
    const [result] = await results('SimulateCustomPolicy', {
      ActionNames: ['s3:DeleteObject'],
      ...parameters,
    });
    return result?.MatchedStatements.map(({ StartPosition, EndPosition }) => [StartPosition, EndPosition]);
  };
  const at = (Line: number, Column: number) => ({ Line, Column });

  it('is from behind the bracket to behind the brace', async () => {
    const indented = JSON.stringify(
      { Version: '2012-10-17', Statement: [{ ...allowS3, Action: '*' }] },
      null,
      2,
    );
    expect(await places({ PolicyInputList: [indented] })).toEqual([[at(3, 17), at(8, 6)]]);
    const wider = JSON.stringify(
      { Version: '2012-10-17', Statement: [{ ...allowS3, Action: '*' }] },
      null,
      4,
    );
    expect(await places({ PolicyInputList: [wider] })).toEqual([[at(3, 19), at(8, 10)]]);
  });

  it('is from the end of the one before', async () => {
    const compact = policy(allowS3, denyDelete);
    const first = compact.indexOf('},{') + 1;
    expect(await places({ PolicyInputList: [compact] })).toEqual([
      [at(1, first + 1), at(1, compact.length - 1)],
    ]);
  });

  it('is its own when it stands alone', async () => {
    const single = JSON.stringify({ Version: '2012-10-17', Statement: allowS3 });
    expect(await places({ PolicyInputList: [single] })).toEqual([
      [at(1, single.indexOf('{"Effect') + 1), at(1, single.length)],
    ]);
  });

  it('tells the resource’s policy apart', async () => {
    const [result] = await results('SimulateCustomPolicy', {
      PolicyInputList: [policy(allowS3)],
      ActionNames: ['s3:DeleteObject'],
      ResourceArns: ['arn:aws:s3:::b/k'],
      CallerArn: alice,
      ResourcePolicy: policy({ ...denyDelete, Principal: '*' }),
    });
    expect(result).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'ResourcePolicy', SourcePolicyType: 'Resource Policy' }],
    });
  });
});
