/**
 * Remembers what was made from texts; bounded by their length in all, the oldest go first.
 *
 * There are thousands of these, most of which only ever see one text: so the latest is kept aside, and a map is
 * made for the second one.
 */
export function memo<Value>(make: (text: string) => Value, mostCharacters: number): (text: string) => Value {
  let latest: { readonly text: string; readonly value: Value } | undefined;
  let earlier: Map<string, Value> | undefined;
  let characters = 0;

  function keep(text: string, value: Value): void {
    if (latest !== undefined) {
      earlier ??= new Map([[latest.text, latest.value]]);
      earlier.set(text, value);
    }
    characters += text.length;
    forget(text);
    latest = { text, value };
  }

  function forget(but: string): void {
    for (const oldest of earlier?.keys() ?? []) {
      if (characters <= mostCharacters || oldest === but) return;
      earlier?.delete(oldest);
      characters -= oldest.length;
    }
  }

  return (text) => {
    if (latest?.text === text) return latest.value;
    const known = earlier?.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    keep(text, value);
    return value;
  };
}
