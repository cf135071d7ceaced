/** Remembers what was made from texts; bounded by their length in all, the oldest go first. */
export function memo<Value>(make: (text: string) => Value, mostCharacters: number): (text: string) => Value {
  const made = new Map<string, Value>();
  let characters = 0;
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    characters += text.length;
    for (const oldest of made.keys()) {
      if (characters <= mostCharacters || oldest === text) break;
      made.delete(oldest);
      characters -= oldest.length;
    }
    return value;
  };
}
