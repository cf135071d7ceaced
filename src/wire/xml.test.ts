import { AwsError } from '#api/aws-error.ts';
import { describe, expect, it } from 'vitest';
import { errorDocument, resultDocument } from './documents.ts';
import { xmlElement, xmlText } from './xml.ts';

describe('elements', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'alice', '<A>alice</A>'],
    ['an empty text', '', '<A/>'],
    ['a number', 3600, '<A>3600</A>'],
    ['a boolean', false, '<A>false</A>'],
    ['a list', ['x', 'y'], '<A><member>x</member><member>y</member></A>'],
    ['an empty list', [], '<A/>'],
    ['a structure', { B: 'x', C: undefined, D: 1 }, '<A><B>x</B><D>1</D></A>'],
    ['a list of structures', [{ B: 'x' }], '<A><member><B>x</B></member></A>'],
    ['a map', new Map([['Users', 2]]), '<A><entry><key>Users</key><value>2</value></entry></A>'],
    ['nothing', undefined, ''],
  ])('%s', (_, value, xml) => expect(xmlElement('A', value)).toBe(xml));
});

describe('characters', () => {
  it.each([
    ['marks', `<&>"'`, '&lt;&amp;&gt;&quot;&apos;'],
    ['ends of lines and tabs', 'a\r\n\tb', 'a&#xD;\n\tb'],
    ['what XML cannot hold', 'a\u0000\u0008\u001F\uFFFE\uFFFFb', 'a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb'],
    ['lone surrogates', 'a\uD800b\uDC00', 'a\uFFFDb\uFFFD'],
    ['pairs of surrogates stay', '😀', '😀'],
    ['the end of a section of characters', ']]>', ']]&gt;'],
  ])('%s', (_, text, xml) => expect(xmlText(text)).toBe(xml));
});

describe('documents', () => {
  it.each<[string, string, string]>([
    [
      'a result',
      resultDocument('iam', 'GetUser', { User: { UserName: 'a' } }, 'id'),
      '<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetUserResult><User><UserName>a</UserName></User>' +
        '</GetUserResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></GetUserResponse>\n',
    ],
    [
      'no result where the operation has none',
      resultDocument('iam', 'DeleteUser', {}, 'id'),
      '<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>id</RequestId>' +
        '</ResponseMetadata></DeleteUserResponse>\n',
    ],
    [
      'the one empty result',
      resultDocument('iam', 'UpdateRole', {}, 'id'),
      '<UpdateRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><UpdateRoleResult/><ResponseMetadata>' +
        '<RequestId>id</RequestId></ResponseMetadata></UpdateRoleResponse>\n',
    ],
    [
      'policies are percent-encoded, the metadata of a provider is not',
      resultDocument('sts', 'Any', { L: [{ Document: `{"a":"('*!')"}` }], SAMLMetadataDocument: '{}' }, 'id'),
      '<AnyResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AnyResult><L><member><Document>' +
        '%7B%22a%22%3A%22%28%27%2A%21%27%29%22%7D</Document></member></L><SAMLMetadataDocument>{}</SAMLMetadataDocument>' +
        '</AnyResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></AnyResponse>\n',
    ],
    [
      'an error of the sender',
      errorDocument('iam', new AwsError('NoSuchEntity', 404, 'no <alice>'), 'id'),
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code>' +
        '<Message>no &lt;alice&gt;</Message></Error><RequestId>id</RequestId></ErrorResponse>\n',
    ],
    [
      'an error of the receiver, without words',
      errorDocument('iam', new AwsError('ServiceFailure', 500), 'id'),
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Receiver</Type><Code>ServiceFailure' +
        '</Code></Error><RequestId>id</RequestId></ErrorResponse>\n',
    ],
  ])('%s', (_, document, xml) => expect(document).toBe(xml));
});
