import { describe, expect, test } from 'vitest';
import { kinds, type Kind } from '#account/world.ts';
import { readyWorlds } from './ready-worlds.ts';
import { problemsOf } from './test-soundness.ts';

test('ready worlds have ids of their own that fit an address', () => {
  const ids = readyWorlds.map((ready) => ready.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

/** Kinds that no decision reads: what a person makes in an account of one's own, and what came of it. */
const beside: readonly Kind[] = [
  'drafts',
  'accessKeys',
  'loginProfiles',
  'mfaDevices',
  'instanceProfiles',
  'samlProviders',
  'oidcProviders',
  'serverCertificates',
  'signingCertificates',
  'sshPublicKeys',
  'serviceSpecificCredentials',
  'jobs',
  'events',
  'directories',
  'issuers',
  'identityPools',
  'poolIdentities',
  'signinTokens',
];

test('the first world shows every kind of record that a decision reads', () => {
  const [first] = readyWorlds;
  const empty = kinds.filter((kind) => !beside.includes(kind) && first?.scenario.world[kind].size === 0);
  expect(empty).toEqual([]);
});

describe.each(readyWorlds)('$id', ({ scenario, tags }) => {
  test('is sound', () => {
    expect(problemsOf(scenario.world)).toEqual([]);
  });

  test('has a title, a short story and tags', () => {
    expect(scenario.title.length).toBeLessThanOrEqual(30);
    expect(scenario.about.length).toBeLessThanOrEqual(260);
    expect(scenario.about).toMatch(/\.$/);
    expect(tags.length).toBeGreaterThan(0);
  });

  test('opens with a request and its circumstances', () => {
    expect(scenario.world.requests.get('lab')).toBeDefined();
    expect(scenario.world.environments.get('environment')?.now).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  });
});
