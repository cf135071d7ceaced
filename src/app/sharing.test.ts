import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { vendorRole } from '#scenarios/ready/vendor-role.ts';
import { exportFile, hasSecrets, previewFile, previewLink, shareLink } from './sharing.ts';

const page = 'https://example.org/playground/index.html';

describe('a link', () => {
  it('leads to the page it was made on, with the scenario in it', () => {
    const { address } = shareLink(vendorRole, `${page}#/users/rosa`);
    expect(address.startsWith(`${page}#s=d1.`)).toBe(true);
    expect(previewLink(address)).toMatchObject({
      admitted: true,
      value: { scenario: vendorRole, notes: [] },
    });
  });

  it('says where it fits, by its whole length', () => {
    expect(shareLink(vendorRole, page)).toMatchObject({
      fits: true,
      words: expect.stringContaining('everywhere') as string,
    });
    expect(shareLink(vendorRole, `${page}?${'x'.repeat(2000)}`).words).toContain('mail');
  });

  it('is not handed out when nobody could open it', () => {
    const [rosa] = vendorRole.world.users.values();
    if (rosa === undefined) throw new Error('no users');
    const limited = { ...rosa, permissionsBoundary: 'arn:aws:iam::1:policy/gone' };
    const scenario = { ...vendorRole, world: put(vendorRole.world, 'users', limited) };
    expect(shareLink(scenario, page)).toMatchObject({
      fits: false,
      words: expect.stringContaining('arn:aws:iam::1:policy/gone') as string,
    });
  });

  it('that is too long says so', () => {
    const about = Array.from({ length: 60_000 }, (_, index) => (index * 2654435761) % 4294967296).join();
    expect(shareLink({ ...vendorRole, about }, page)).toMatchObject({
      fits: false,
      words: 'Too long for a link. Send a file instead.',
    });
  });

  it.each(['', page, `${page}#`, `${page}#/lab`, `${page}#/s=d1.A`, `${page}?s=d1.A`])(
    'is not in `%s`',
    (address) => {
      expect(previewLink(address)).toBeUndefined();
    },
  );

  it('that is damaged is a refusal', () => {
    expect(previewLink(`${page}#s=d1.AAAAAAAA`)).toMatchObject({ admitted: false });
  });
});

describe('secrets', () => {
  const [session] = vendorRole.world.sessions.values();
  if (session === undefined) throw new Error('no sessions');
  const world = put(vendorRole.world, 'sessions', { ...session, secret: 'the secret', token: 'the token' });
  const scenario = { ...vendorRole, world };

  it('are left out of a link unless they are asked for', () => {
    const admitted = (shared: Scenario) => ({ admitted: true, value: { scenario: shared, notes: [] } });
    expect(previewLink(shareLink(scenario, page).address)).toEqual(admitted(vendorRole));
    expect(previewLink(shareLink(scenario, page, 'kept').address)).toEqual(admitted(scenario));
  });

  it('are left out of a file unless they are asked for', async () => {
    expect(await exportFile(scenario).content.text()).not.toContain('the token');
    expect(await exportFile(scenario, 'kept').content.text()).toContain('the token');
  });
});

describe('a file', () => {
  it('comes back as it went', async () => {
    const { name, content } = exportFile(vendorRole);
    expect(name).toBe('the-vendor-s-role.iam-playground.json');
    expect(await previewFile(content)).toEqual({
      admitted: true,
      value: { scenario: vendorRole, notes: [] },
    });
  });

  it('that is too large is not even read', async () => {
    const huge = { size: 17 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('was read')) } as Blob;
    expect(await previewFile(huge)).toMatchObject({ refusal: { code: 'tooLarge' } });
  });
});

it('has secrets when there is something that only leaves on request', () => {
  expect(hasSecrets(vendorRole)).toBe(false);
  const key = {
    id: 'AKIAIOSFODNN7EXAMPLE',
    accountId: '111122223333',
    holder: 'arn:aws:iam::111122223333:root',
    status: 'Active',
    createdAt: '2026-01-01T00:00:00Z',
  } as const;
  const withKey = (secret: object): Scenario => ({
    ...vendorRole,
    world: put(vendorRole.world, 'accessKeys', { ...key, ...secret }),
  });
  expect(hasSecrets(withKey({}))).toBe(false);
  expect(hasSecrets(withKey({ secret: 'wJalrXUtnFEMI' }))).toBe(true);
});
