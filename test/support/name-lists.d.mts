/** By language: given names, surnames. */
export const foreignNames: Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;
/** Surnames, given names. */
export const pinyinNames: readonly [readonly string[], readonly string[]];
export const minorityNames: readonly string[];
export const hamletNames: readonly string[];
export const farPlaces: readonly string[];
