/** A moment as text that SQL casts to TIMESTAMP. Timestamps in the store are UTC. */
export function sqlTimestamp(moment: Date): string {
	return moment.toISOString().replace('Z', '');
}
