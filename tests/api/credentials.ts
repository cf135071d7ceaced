import { expect } from 'vitest';
import { sampleCertificate, sampleKey } from '#api/iam/certificate-samples.ts';
import { arn, missing, refused, type Conversations, type Said } from './conversation.ts';

const UserName = 'nobody';
const noBob = 'The user with name bob cannot be found.';
const Tags = [{ Key: 'a', Value: 'b' }];

const CertificateBody = sampleCertificate();
const ServerCertificateName = 'web';
const otherServer = { ServerCertificateName: 'none' };
const noServer = 'The Server Certificate with name none cannot be found.';

const certificate = (said: Said): object => ({
  UserName,
  CertificateId: said('UploadSigningCertificate')['Certificate']!['CertificateId'],
});
const otherCertificate = { UserName, CertificateId: 'NONEXISTENTCERTID12345678901' };
const noCertificate = `The Certificate with id ${otherCertificate.CertificateId} cannot be found.`;

const credential = (said: Said): object => ({
  UserName,
  ServiceSpecificCredentialId: said('CreateServiceSpecificCredential')['ServiceSpecificCredential']![
    'ServiceSpecificCredentialId'
  ],
});
const otherCredential = { UserName, ServiceSpecificCredentialId: 'ACCANONEXISTENTCREDIT' };
const noCredential = 'No such credential ACCANONEXISTENTCREDIT exists';

const sshKey = (said: Said): object => ({
  UserName,
  SSHPublicKeyId: said('UploadSSHPublicKey')['SSHPublicKey']!['SSHPublicKeyId'],
});
const otherSshKey = { UserName, SSHPublicKeyId: 'APKANONEXISTENTSSHKEY' };
const noSshKey = 'The Public Key with id APKANONEXISTENTSSHKEY cannot be found.';

/** RFC 4253, 6.6: a key of 2048 bits. */
function sshPublicKey(): string {
  const field = (bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255]), bytes]);
  const modulus = Buffer.from(Array.from({ length: 256 }, (_, index) => (index * 37 + 195) % 256));
  const fields = [Buffer.from('ssh-rsa'), Buffer.from([1, 0, 1]), Buffer.concat([Buffer.from([0]), modulus])];
  return `ssh-rsa ${Buffer.concat(fields.map(field)).toString('base64')} nobody@example.com`;
}

export const credentials: Conversations = {
  'a server certificate is uploaded, told, renamed, tagged and deleted': [
    [
      'UploadServerCertificate',
      { ServerCertificateName, CertificateBody, PrivateKey: sampleKey() },
      { ServerCertificateMetadata: { Arn: arn('server-certificate/web') } },
    ],
    [
      'UploadServerCertificate',
      { ServerCertificateName, CertificateBody, PrivateKey: sampleKey() },
      'EntityAlreadyExists 409: The Server Certificate with name web already exists.',
    ],
    ['GetServerCertificate', { ServerCertificateName }, { ServerCertificate: { CertificateBody, Tags: [] } }],
    missing('GetServerCertificate', otherServer, noServer),
    ['ListServerCertificates', {}, { ServerCertificateMetadataList: [{ ServerCertificateName }] }],
    refused('ListServerCertificates', {}, arn('server-certificate/')),
    ['TagServerCertificate', { ServerCertificateName, Tags }, {}],
    missing('TagServerCertificate', { ...otherServer, Tags }, noServer),
    ['ListServerCertificateTags', { ServerCertificateName }, { Tags, IsTruncated: false }],
    missing('ListServerCertificateTags', otherServer, noServer),
    ['UntagServerCertificate', { ServerCertificateName, TagKeys: ['a'] }, {}],
    missing('UntagServerCertificate', { ...otherServer, TagKeys: ['a'] }, noServer),
    ['UpdateServerCertificate', { ServerCertificateName, NewServerCertificateName: 'shop' }, {}],
    missing('UpdateServerCertificate', otherServer, noServer),
    ['DeleteServerCertificate', { ServerCertificateName: 'shop' }, {}],
    missing('DeleteServerCertificate', otherServer, noServer),
  ],
  'a signing certificate is uploaded, switched off and deleted': [
    [
      'UploadSigningCertificate',
      { UserName, CertificateBody },
      { Certificate: { UserName, Status: 'Active' } },
    ],
    missing('UploadSigningCertificate', { UserName: 'bob', CertificateBody }, noBob),
    ['ListSigningCertificates', { UserName }, { Certificates: [{ CertificateBody }], IsTruncated: false }],
    missing('ListSigningCertificates', { UserName: 'bob' }, noBob),
    ['UpdateSigningCertificate', (said) => ({ ...certificate(said), Status: 'Inactive' }), {}],
    missing('UpdateSigningCertificate', { ...otherCertificate, Status: 'Inactive' }, noCertificate),
    ['DeleteSigningCertificate', certificate, {}],
    missing('DeleteSigningCertificate', otherCertificate, noCertificate),
  ],
  'a credential for one service is made, reset, switched off and deleted': [
    [
      'CreateServiceSpecificCredential',
      { UserName, ServiceName: 'codecommit.amazonaws.com' },
      { ServiceSpecificCredential: { ServicePassword: expect.any(String) as string, Status: 'Active' } },
    ],
    missing(
      'CreateServiceSpecificCredential',
      { UserName: 'bob', ServiceName: 'codecommit.amazonaws.com' },
      noBob,
    ),
    ['ListServiceSpecificCredentials', { UserName }, { ServiceSpecificCredentials: [{ UserName }] }],
    missing('ListServiceSpecificCredentials', { UserName: 'bob' }, noBob),
    ['ResetServiceSpecificCredential', credential, { ServiceSpecificCredential: { UserName } }],
    missing('ResetServiceSpecificCredential', otherCredential, noCredential),
    ['UpdateServiceSpecificCredential', (said) => ({ ...credential(said), Status: 'Inactive' }), {}],
    missing('UpdateServiceSpecificCredential', { ...otherCredential, Status: 'Inactive' }, noCredential),
    ['DeleteServiceSpecificCredential', credential, {}],
    missing('DeleteServiceSpecificCredential', otherCredential, noCredential),
  ],
  'an SSH key is uploaded, told, switched off and deleted': [
    [
      'UploadSSHPublicKey',
      { UserName, SSHPublicKeyBody: sshPublicKey() },
      { SSHPublicKey: { Status: 'Active' } },
    ],
    missing('UploadSSHPublicKey', { UserName: 'bob', SSHPublicKeyBody: sshPublicKey() }, noBob),
    ['GetSSHPublicKey', (said) => ({ ...sshKey(said), Encoding: 'SSH' }), { SSHPublicKey: { UserName } }],
    missing('GetSSHPublicKey', { ...otherSshKey, Encoding: 'SSH' }, noSshKey),
    ['ListSSHPublicKeys', { UserName }, { SSHPublicKeys: [{ UserName }], IsTruncated: false }],
    missing('ListSSHPublicKeys', { UserName: 'bob' }, noBob),
    ['UpdateSSHPublicKey', (said) => ({ ...sshKey(said), Status: 'Inactive' }), {}],
    missing('UpdateSSHPublicKey', { ...otherSshKey, Status: 'Inactive' }, noSshKey),
    ['DeleteSSHPublicKey', sshKey, {}],
    missing('DeleteSSHPublicKey', otherSshKey, noSshKey),
  ],
};
