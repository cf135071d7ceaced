/** Claims as a person types them: a JSON object; or what is wrong with the text. */
export function claimsIn(typed: string): Readonly<Record<string, unknown>> | string {
  if (typed.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(typed);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject
      ? (value as Readonly<Record<string, unknown>>)
      : 'Claims are a JSON object: {"name": "value"}.';
  } catch {
    return 'This is no JSON yet. Names and texts stand in double quotes.';
  }
}
