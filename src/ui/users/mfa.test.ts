import { expect, test } from 'vitest';
import { credentialCount } from './credential-count.ts';
import { qrPath } from './qr-path.ts';

test('a QR code is drawn as bars, with four light dots around it', () => {
  const { side, path } = qrPath('otpauth://totp/phone@alice?secret=AAAA&issuer=Amazon%20Web%20Services');
  // The upper left mark: seven dots, below them its two sides.
  expect(path.startsWith('M4 4h7v1h-7z')).toBe(true);
  expect(path).toContain('M4 5h1v1h-1z');
  expect(path).toContain(`M${side - 11} 4h7v1h-7z`);
});

test.each([
  [0, 0, {}],
  [1, 0, { count: '1 key' }],
  [2, 1, { count: '2 keys, 1 MFA' }],
  [0, 3, { count: '3 MFA' }],
])('%i keys and %i devices count as %o', (keys, devices, count) => {
  expect(credentialCount(keys, devices)).toEqual(count);
});
