import type { MfaDevice } from '#account/mfa-device.ts';

/** What the QR code says to an authenticator app; `accountName` is a user's name or the account's id. */
export function otpauthUri({ name }: Pick<MfaDevice, 'name'>, accountName: string, seed: string): string {
  const label = `${encodeURIComponent(name)}@${encodeURIComponent(accountName)}`;
  return `otpauth://totp/${label}?secret=${seed}&issuer=Amazon%20Web%20Services`;
}
