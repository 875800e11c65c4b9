/**
 * The figures of Binh Duong province on 15 August 2022 as a rollout file: what the press reported on
 * 26 August 2022. It counts ten of the Ministry's eleven services without naming the eleventh, so none
 * of those eleven has a row of its own; it names all three of the others that were missing.
 */
export function binhDuong20220815(): string {
	return [
		headings,
		row('service_group', 'MPS', '', 10, 11),
		row('service_group', 'OTHER', '', 11, 14),
		...otherServices.map(service => row('service', service, missing.has(service) ? 'not_deployed' : 'deployed', '', '', missing.get(service))),
		row('group', 'province', '', 1, 1),
		row('group', 'district', '', 9, 9),
		row('group', 'commune', '', 91, 91),
		row('points', '', '', 101),
		row('computers', '', '', 246),
		row('officers', '', '', 236),
		row('security', '', '', 5, 15),
		'',
	].join('\n');
}

const headings = 'as_of,section,item,state,done,total,reason,source';

const otherServices: readonly number[] = [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25];

const missing: ReadonlyMap<number, string> = new Map([
	[15, 'Chưa hoàn thiện quy trình và phần mềm phối hợp liên thông'],
	[16, 'Chưa hoàn thiện quy trình và phần mềm phối hợp liên thông'],
	[17, '"Đã có trên Cổng dịch vụ công, đang chờ Chính phủ khắc phục lỗi phần mềm"'],
]);

function row(section: string, item: string | number, state: string, done: string | number, total: string | number = '', reason = ''): string {
	return ['2022-08-15', section, item, state, done, total, reason, 'Báo Bình Dương 26/08/2022'].join(',');
}
