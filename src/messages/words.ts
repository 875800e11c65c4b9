/** What sentences of several areas need. */

/** English: `1 row`, `2 rows`. The count comes as text, already grouped. */
export function counted(count: string | number, one: string, many = `${one}s`): string {
	return `${count} ${String(count) === '1' ? one : many}`;
}

/** A day (`2022-08-15`) as Vietnamese writes it: 15/08/2022. Anything else stays as it is. */
export function vietnameseDay(day: string): string {
	return day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
}

/** An ISO moment in Vietnam's time, which has one offset all year: `2022-08-15 07:30`. Anything else stays as it is. */
export function vietnamTime(moment: string): string {
	const time = new Date(moment).getTime();
	return Number.isNaN(time) ? moment : new Date(time + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
