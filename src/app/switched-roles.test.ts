import { beforeEach, expect, it, test, vi } from 'vitest';
import { rememberSwitched, switchedRoles, type SwitchedRole } from './switched-roles.ts';
import { fakeStorage } from './test-storage.ts';

beforeEach(() => {
  vi.stubGlobal('localStorage', fakeStorage());
  return () => vi.unstubAllGlobals();
});

function role(name: string, more: Partial<SwitchedRole> = {}): SwitchedRole {
  return { account: '111122223333', role: name, display: '', ...more };
}

function names(id = 'p'): readonly string[] {
  return switchedRoles(id).map((each) => each.role);
}

it('remembers the last five, the latest first', () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) rememberSwitched('p', role(name));
  expect(names()).toEqual(['f', 'e', 'd', 'c', 'b']);
});

it('a role that is switched to again comes first, once, under its latest name', () => {
  rememberSwitched('p', role('a'));
  rememberSwitched('p', role('b'));
  expect(rememberSwitched('p', role('a', { display: 'Prod' }))).toEqual([
    role('a', { display: 'Prod' }),
    role('b'),
  ]);
  expect(names()).toEqual(['a', 'b']);
});

it('the same name in another account is another role', () => {
  rememberSwitched('p', role('a'));
  rememberSwitched('p', role('a', { account: 'acme' }));
  expect(names()).toEqual(['a', 'a']);
});

it('each playground has its own', () => {
  rememberSwitched('p', role('a'));
  expect(names('q')).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['no list', '{"role":"a"}'],
  ['null', 'null'],
  ['things that are no roles', '[null,1,"a",{"account":"1"},{"account":1,"role":"a","display":""}]'],
])('nonsense is left out: %s', (_, kept) => {
  localStorage.setItem('iam-playground roles p', kept);
  expect(switchedRoles('p')).toEqual([]);
});

it('a browser that keeps nothing shows what was switched to, until the next load', () => {
  const forbidden = () => {
    throw new Error('forbidden');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
  expect(rememberSwitched('p', role('a'))).toEqual([role('a')]);
  expect(names()).toEqual([]);
});
