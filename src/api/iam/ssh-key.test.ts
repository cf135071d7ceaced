import { describe, expect, it } from 'vitest';
import { readSshKey, sshFingerprint, writeSshLine, writeSshPem, type RsaPublicKey } from './ssh-key.ts';
import { writePem } from './pem.ts';

// One key in each encoding, made with OpenSSL; its private half was thrown away.
const line =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCZxfEr1sEz53R888iAaGoMsxqQRLPB0JJgf8OBUrsJgTXkhv2IqmUUDuQEps1Heb5BnC31wCNuc1vvorjPGtVIg1xkxSWC4euX7qk891rb5bR21PxSIAptriLns6HFxd8P5KIPaMJtNmDuGRDyF4AYpiRDneYrteKHe0ICcUokXOp0uzpLCDeCaAqQ6eacqCkynoudr3vtPUNJmtkF4Rr6CCoVGy6YAMUjaeXIoExqcGmyBVt6bcYeVJdZQ4wSxgX42jKjoDqwQo17Ke5CIamcrr8a4dn7Rctvdpng0Fya89Yr4fgm1O1WQTN7FwFMg5G3LznYOT8wuzc7Gvx29zox';
const pem = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAmcXxK9bBM+d0fPPIgGhq
DLMakESzwdCSYH/DgVK7CYE15Ib9iKplFA7kBKbNR3m+QZwt9cAjbnNb76K4zxrV
SINcZMUlguHrl+6pPPda2+W0dtT8UiAKba4i57OhxcXfD+SiD2jCbTZg7hkQ8heA
GKYkQ53mK7Xih3tCAnFKJFzqdLs6Swg3gmgKkOnmnKgpMp6Lna977T1DSZrZBeEa
+ggqFRsumADFI2nlyKBManBpsgVbem3GHlSXWUOMEsYF+Noyo6A6sEKNeynuQiGp
nK6/GuHZ+0XLb3aZ4NBcmvPWK+H4JtTtVkEzexcBTIORty852Dk/MLs3Oxr8dvc6
MQIDAQAB
-----END PUBLIC KEY-----`;
const bare = `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEAmcXxK9bBM+d0fPPIgGhqDLMakESzwdCSYH/DgVK7CYE15Ib9iKpl
FA7kBKbNR3m+QZwt9cAjbnNb76K4zxrVSINcZMUlguHrl+6pPPda2+W0dtT8UiAK
ba4i57OhxcXfD+SiD2jCbTZg7hkQ8heAGKYkQ53mK7Xih3tCAnFKJFzqdLs6Swg3
gmgKkOnmnKgpMp6Lna977T1DSZrZBeEa+ggqFRsumADFI2nlyKBManBpsgVbem3G
HlSXWUOMEsYF+Noyo6A6sEKNeynuQiGpnK6/GuHZ+0XLb3aZ4NBcmvPWK+H4JtTt
VkEzexcBTIORty852Dk/MLs3Oxr8dvc6MQIDAQAB
-----END RSA PUBLIC KEY-----`;
const fingerprint = '8d:c1:cc:0a:34:27:b9:2c:0e:71:55:b5:84:54:db:1f';

const keyIn = (body: string) => readSshKey(body) as RsaPublicKey;

describe('RSA public keys', () => {
  it.each([
    ["OpenSSH's line", line],
    ['the line with a comment', `${line} alice@example.com\n`],
    ['PEM', pem],
    ['bare PEM', bare],
  ])('in %s are the same key', (_, body) => {
    expect(writeSshLine(keyIn(body))).toBe(line);
    expect(writeSshPem(keyIn(body))).toBe(pem);
    expect(sshFingerprint(keyIn(body))).toBe(fingerprint);
  });

  it.each([
    ['another kind of key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA', 'unknown encoding'],
    ['text', 'key', 'unknown encoding'],
    ['no base64', 'ssh-rsa ????', 'invalid key'],
    ['cut short', line.slice(0, 100), 'invalid key'],
    ['another kind inside', 'ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA', 'invalid key'],
    ['too small a number', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAAgEA', 'invalid key'],
    ['a certificate', writePem(Uint8Array.from([48, 0]), 'CERTIFICATE'), 'invalid key'],
    ['an empty PEM', writePem(Uint8Array.from([48, 0]), 'PUBLIC KEY'), 'invalid key'],
  ])('are not %s', (_, body, problem) => {
    expect(readSshKey(body)).toBe(problem);
  });
});
