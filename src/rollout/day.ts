/**
 * A whole calendar day as `yyyy-mm-dd`, out of `2022-08-15` or, as Excel rewrites it in a Vietnamese
 * office, `15/08/2022`; `undefined` where there is no such day.
 */
export function dayOf(text: string): string | undefined {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? reversed(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)) ?? [];
	if (year === undefined) return undefined;
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
	return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** The last day that can have begun anywhere when it is `now`: no figure can be of a later one. */
export function latestDay(now: Date): string {
	return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

function reversed(match: RegExpExecArray | null): string[] | undefined {
	if (match === null) return undefined;
	const [whole, day, month, year] = match;
	return [whole, year, month, day];
}
