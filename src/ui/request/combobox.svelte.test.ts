import { describe, expect, it } from 'vitest';
import { ComboboxState, type ComboboxSource } from './combobox.svelte.ts';
import { findMatches } from './matches.ts';

const all = ['s3:DeleteObject', 's3:GetObject', 's3:GetObjectAcl', 's3:bucket/'];

function combobox(more: Partial<ComboboxSource> = {}) {
  let value = 's3:GetObject';
  const source = (): ComboboxSource => ({
    value,
    list: (typed) => {
      const { matches, more: rest } = findMatches(all, (name) => name, typed);
      const options = matches.map(({ item }) => ({
        value: item,
        text: item,
        ...(item.endsWith('/') ? { continues: true } : {}),
      }));
      return { options, more: rest };
    },
    accept: (typed) => (typed.includes(':') ? { value: typed, text: typed } : undefined),
    choose: (next) => (value = next),
    ...more,
  });
  return { state: new ComboboxState(source), chosen: () => value };
}

/** Options in their order, the marked one in brackets. */
function listed({ options, active, open }: ComboboxState): string {
  return open
    ? options.map(({ value }, place) => (place === active ? `[${value}]` : value)).join(' ')
    : 'closed';
}

describe('a combobox', () => {
  it('opens on the whole list, with what is chosen marked', () => {
    const { state } = combobox();
    state.start();
    expect(state.press('ArrowDown')).toBe(true);
    expect(listed(state)).toBe('s3:DeleteObject [s3:GetObject] s3:GetObjectAcl s3:bucket/');
  });

  it.each<readonly [string, readonly string[], string]>([
    ['get', [], '[s3:GetObject] s3:GetObjectAcl'],
    ['get', ['ArrowDown'], 's3:GetObject [s3:GetObjectAcl]'],
    ['get', ['ArrowUp'], 's3:GetObject [s3:GetObjectAcl]'],
    ['get', ['ArrowDown', 'ArrowDown'], '[s3:GetObject] s3:GetObjectAcl'],
    ['', ['PageDown'], 's3:DeleteObject s3:GetObject s3:GetObjectAcl [s3:bucket/]'],
    ['', ['PageDown', 'PageUp'], '[s3:DeleteObject] s3:GetObject s3:GetObjectAcl s3:bucket/'],
    ['s3:G', [], '[s3:GetObject] s3:GetObjectAcl s3:G'],
    ['S3:getobject', [], '[s3:GetObject] s3:GetObjectAcl'],
    ['x:y', [], '[x:y]'],
    ['nothing', ['ArrowDown'], ''],
    ['get', ['Escape'], 'closed'],
  ])('typed %j, then %j: %s', (text, keys, expected) => {
    const { state } = combobox();
    state.start();
    state.type(text);
    keys.forEach((key) => state.press(key));
    expect(listed(state)).toBe(expected);
  });

  it('what was typed comes first where whole texts are meant', () => {
    const { state } = combobox({ typedFirst: true });
    state.start();
    state.type('s3:Get');
    expect(listed(state)).toBe('[s3:Get] s3:GetObject s3:GetObjectAcl');
  });

  it('Enter takes the marked option and closes the list; the field shows it', () => {
    const { state, chosen } = combobox();
    state.start();
    state.type('del');
    state.press('Enter');
    expect([chosen(), listed(state), state.text]).toEqual(['s3:DeleteObject', 'closed', 's3:DeleteObject']);
  });

  it('an option that is only a beginning is typed on', () => {
    const { state, chosen } = combobox();
    state.start();
    state.type('bucket');
    state.press('Enter');
    expect([chosen(), state.open, state.text]).toEqual(['s3:GetObject', true, 's3:bucket/']);
  });

  it.each<readonly [string, string]>([
    ['s3:deleteobject', 's3:DeleteObject'],
    ['made:Up', 'made:Up'],
    ['del', 's3:GetObject'],
    ['', 's3:GetObject'],
  ])('leaving with %j typed leaves %s chosen', (text, expected) => {
    const { state, chosen } = combobox();
    state.start();
    state.type(text);
    state.leave();
    expect([chosen(), state.open, state.editing, state.text]).toEqual([expected, false, false, expected]);
  });

  it('leaving without typing changes nothing', () => {
    const { state, chosen } = combobox();
    state.start();
    state.press('ArrowDown');
    state.press('ArrowDown');
    state.leave();
    expect(chosen()).toBe('s3:GetObject');
  });

  it('Esc closes the list, forgets what was typed, and then cancels', () => {
    let cancelled = 0;
    const { state, chosen } = combobox({ oncancel: () => (cancelled += 1) });
    state.start();
    state.type('made:Up');
    state.press('Escape');
    expect([state.text, state.open, cancelled]).toEqual(['s3:GetObject', false, 0]);
    state.press('Escape');
    state.leave();
    expect([cancelled, chosen()]).toEqual([1, 's3:GetObject']);
  });

  it.each(['a', 'Tab', 'Home'])('%s is the field’s own', (key) => {
    expect(combobox().state.press(key)).toBe(false);
  });
});
