import { describe, expect, it } from 'vitest';
import { replacePrincipal } from './replace-principal.ts';

const alice = 'arn:aws:iam::111122223333:user/alice';
const anna = 'arn:aws:iam::111122223333:user/anna';

const rows: readonly { readonly why: string; readonly before: string; readonly after: string }[] = [
  {
    why: 'a single name',
    before: `{"Statement":{"Effect":"Allow","Principal":{"AWS":"${alice}"}}}`,
    after: `{"Statement":{"Effect":"Allow","Principal":{"AWS":"${anna}"}}}`,
  },
  {
    why: 'a name in a list, twice, whatever the layout',
    before: `{ "Statement": [ {"NotPrincipal": {\n "AWS": ["*", "${alice}"]}}, {"Principal":{"AWS":"${alice}"}} ] }`,
    after: `{ "Statement": [ {"NotPrincipal": {\n "AWS": ["*", "${anna}"]}}, {"Principal":{"AWS":"${anna}"}} ] }`,
  },
  {
    why: 'a name whose characters are escaped',
    before: `{"Statement":[{"Principal":{"AWS":"${alice.replace('user/', 'user\\/')}"}}]}`,
    after: `{"Statement":[{"Principal":{"AWS":"${alice.replace('user/', 'user\\/')}"}}]}`,
  },
  {
    why: 'conditions and resources do not follow',
    before: `{"Statement":[{"Resource":"${alice}","Condition":{"StringEquals":{"aws:PrincipalArn":"${alice}"}}}]}`,
    after: `{"Statement":[{"Resource":"${alice}","Condition":{"StringEquals":{"aws:PrincipalArn":"${alice}"}}}]}`,
  },
  {
    why: 'a longer name is another',
    before: `{"Statement":[{"Principal":{"AWS":"${alice}2"}}]}`,
    after: `{"Statement":[{"Principal":{"AWS":"${alice}2"}}]}`,
  },
  { why: 'no JSON', before: `Principal ${alice}`, after: `Principal ${alice}` },
];

describe('replacing a principal in a policy text', () => {
  it.each(rows)('$why', ({ before, after }) => {
    expect(replacePrincipal(before, alice, anna)).toBe(after);
  });
});
