import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trust } from './conversation.ts';
import { SdkAccount } from './sdk-harness.ts';

const RoleName = 'job';

async function withRole(): Promise<SdkAccount> {
  const account = new SdkAccount();
  await account.call('CreateRole', {
    RoleName,
    AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
  });
  return account;
}

const latin = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  /[\u0020-\u007E\u00A1-\u00FF]/.test(character),
);

/** More of what XML, URLs and lines trip over. */
const tricky = Array.from('\t\n\r &<>"\'%+=;!*()~]');

function textOf(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.constantFrom(...tricky), fc.constantFrom(...latin));
  return fc.string({ unit, minLength: 1, maxLength });
}

/** A text of blanks alone with the end of a line in it is passed over by the SDK. */
const isLayout = (text: string): boolean => text.includes('\n') && text.trim() === '';

it('a text that AWS takes comes back through the SDK as it was', async () => {
  const account = await withRole();
  await fc.assert(
    fc.asyncProperty(
      textOf(60).filter((text) => !isLayout(text)),
      async (Description) => {
        await account.call('UpdateRole', { RoleName, Description });
        expect(await account.call('GetRole', { RoleName })).toMatchObject({ Role: { Description } });
      },
    ),
    { numRuns: 60 },
  );
});

it('a policy comes back percent-encoded, to the last blank', async () => {
  const account = await withRole();
  await fc.assert(
    fc.asyncProperty(textOf(30), fc.constantFrom('', ' ', '\n', '\r\n\t'), async (Sid, blank) => {
      const Statement = { Effect: 'Deny', Action: '*', Resource: `arn:aws:s3:::${JSON.stringify(Sid)}` };
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement }) + blank;
      const named = { RoleName, PolicyName: 'p' };
      await account.call('PutRolePolicy', { ...named, PolicyDocument });
      const got = (await account.call('GetRolePolicy', named)) as { readonly PolicyDocument: string };
      expect(got.PolicyDocument).toMatch(/^[\w.~%-]*$/);
      expect(decodeURIComponent(got.PolicyDocument)).toBe(PolicyDocument);
    }),
    { numRuns: 60 },
  );
});

it('words of an error come through, whatever they repeat', async () => {
  const account = new SdkAccount();
  const RoleArn = 'arn:aws:iam::111122223333:role/<&>"\' x';
  expect(await account.call('sts:AssumeRole', { RoleArn, RoleSessionName: '<&>"\'' })).toContain(
    "Value '<&>\"'' at 'roleSessionName'",
  );
});
