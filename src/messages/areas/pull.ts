import type {LineFailure} from '../../nightly/pull/line-error.ts';
import type {PartState} from '../../nightly/pull/settle-parts.ts';
import {counted} from '../words.ts';

const failures: Readonly<Record<LineFailure, string>> = {
	unreachable: 'the server cannot be reached',
	proxy: 'the proxy did not connect to the server',
	cut: 'the connection broke off',
	stalled: 'nothing came any more',
	busy: 'the server is busy or out of order',
	changed: 'the file on the server changed on the way',
};

const failuresVi: typeof failures = {
	unreachable: 'không kết nối được với máy chủ',
	proxy: 'proxy không kết nối được với máy chủ',
	cut: 'kết nối bị ngắt',
	stalled: 'không còn nhận được dữ liệu',
	busy: 'máy chủ đang bận hoặc gặp sự cố',
	changed: 'tệp trên máy chủ bị thay đổi trong lúc tải',
};

const states: Readonly<Record<PartState, string>> = {
	arrived: 'arrived',
	present: 'was there',
	kept: 'kept from another version',
	refused: 'refused',
	missing: 'missing',
};

const statesVi: typeof states = {
	arrived: 'đã tải về',
	present: 'đã có sẵn',
	kept: 'giữ lại từ bản khác',
	refused: 'bị từ chối',
	missing: 'còn thiếu',
};

/** Sentences of `pull`. */
export const en = {
	pullSummary: 'fetch an extract over a bad line',
	pullDescription:
		'Fetches an extract in parts by HTTPS: first its manifest, then each part, from where it broke off. A part goes into inbox/extract when it is whole and its SHA-256 is that of the manifest; until then it is kept in data/pull. Run it again to go on.',
	pullUrl: 'the address of the manifest.json or its folder; pull.url in rasoat.yaml where left out',
	/** Help of the options, and comments in rasoat.yaml. */
	pullSettings: {
		url: 'https address of the manifest.json or its folder; where it is set, "rasoat run" pulls first',
		tokenFile: 'file with the token that the server asks for; only this account may read it (0600)',
		caFile: 'file with the certificates of the authorities to trust, and no others (PEM)',
		clientCertificate: 'file with the client certificate: PFX, or PEM',
		clientKey: 'file with the key of a PEM certificate, where it is another one (0600)',
		passphraseFile: 'file with the password of the PFX file or the key (0600)',
		proxy: 'HTTP proxy such as http://proxy.example:3128; HTTPS_PROXY where left out',
		maxPart: 'a larger part is refused, such as 4GB',
		maxTotal: 'parts that together are larger are refused, such as 40GB',
		maxTime: 'how long one pull may last, such as 6h',
		stall: 'a connection on which nothing comes for so long is given up, such as 60s',
	},
	pullManifest: 'Manifest',
	pullCheck: 'What is there already',
	pullPart: (p: {file: string; number: number; of: number}) => `${p.file} (${p.number} of ${p.of})`,
	pullRetry: (p: {failure: LineFailure; seconds: string}) => `${failures[p.failure]}; trying again in ${p.seconds} s`,
	pullColumns: {file: 'Part', state: 'State', size: 'Size'},
	pullStates: states,
	pullDone: (p: {parts: string; source: string; day: string; bytes: string; seconds: string}) =>
		`${counted(p.parts, 'part')} of "${p.source}" as of ${p.day} ${p.parts === '1' ? 'is' : 'are'} there; ${p.bytes} came over the line in ${p.seconds} s.`,
	pullUnfinished: (p: {there: string; parts: string; source: string; day: string; bytes: string; seconds: string}) =>
		`${p.there} of ${counted(p.parts, 'part')} of "${p.source}" as of ${p.day} are there; ${p.bytes} came over the line in ${p.seconds} s.`,
	pullNext: (p: {folder: string}) => `Next: "rasoat run", or "rasoat ingest ${p.folder} --as extract".`,

	PULL_NO_ADDRESS: 'there is no address to fetch from; give it after "rasoat pull", or set pull.url in rasoat.yaml',
	PULL_FILE_MISSING: 'there is no such file; correct the name in the option or in the section pull of rasoat.yaml',
	PULL_SECRET_OPEN: 'other accounts may read this secret; close it with "chmod 600", and ask for a new one if somebody may have read it',
	PULL_TOKEN: 'this file holds no token; write the token into it, one line without blanks',
	PULL_CERTIFICATE_FILE: 'this certificate cannot be used; check that key and password belong to it, and that it is PEM or a PFX file of today\'s kind (an old PFX must be exported anew with AES)',
	PULL_LINE: (p: {failure: LineFailure}) => `${failures[p.failure]}; what has arrived is kept, run "rasoat pull" again to go on`,
	PULL_TIME: 'the time for one pull is over; what has arrived is kept, run "rasoat pull" again to go on, or allow more with --max-time',
	PULL_INTERRUPTED: 'interrupted; what has arrived is kept, run "rasoat pull" again to go on',
	PULL_CERTIFICATE: (p: {reason: string}) => `the server and this program do not accept each other's certificates (${p.reason}); give the authority with --ca-file, or your own certificate with --client-certificate`,
	PULL_DENIED: (p: {status: number}) => `the server does not let us in (${p.status}); check the token file, or the client certificate`,
	PULL_NOT_THERE: (p: {status: number}) => `the server does not have this file (${p.status}); check the address, or ask the sender`,
	PULL_REDIRECT: (p: {host?: string}) => `the server sends us elsewhere${p.host ? ` (${p.host})` : ''}, and token and certificate must not go there; if the extract has moved, give the new address`,
	PULL_ANSWER: (p: {status: number}) => `the server gives an answer that is of no use (${p.status}); check the address, or ask the sender`,
	PULL_MANIFEST_SIZE: 'this is too large for a manifest; check the address, or ask the sender',
	PULL_NAME: (p: {name: string}) => `the manifest lists "${p.name}", which cannot be the name of a part; nothing was fetched, ask the sender for another manifest`,
	PULL_DIGEST: 'this is not the file of which the manifest has the SHA-256, and it was thrown away; ask the sender whether the file or the manifest is wrong',
	PULL_PART_SIZE: 'this part is larger than --max-part (pull.max_part) allows, and was thrown away; allow more if that is right',
	PULL_TOTAL_SIZE: 'the parts together are larger than --max-total (pull.max_total) allows; what is there is kept, allow more if that is right',
};

export const vi: typeof en = {
	pullSummary: 'tải bản trích xuất qua đường truyền không ổn định',
	pullDescription:
		'Tải bản trích xuất gồm nhiều phần qua HTTPS: trước hết là tệp manifest, rồi đến từng phần, tải tiếp từ chỗ bị ngắt. Phần nào đã tải đủ và đúng mã SHA-256 ghi trong manifest mới được đưa vào inbox/extract; trước đó được giữ trong data/pull. Chạy lại lệnh để tải tiếp.',
	pullUrl: 'địa chỉ của manifest.json hoặc của thư mục chứa tệp đó; nếu bỏ trống là pull.url trong rasoat.yaml',
	pullSettings: {
		url: 'địa chỉ https của manifest.json hoặc của thư mục chứa tệp đó; nếu có, "rasoat run" sẽ tải về trước',
		tokenFile: 'tệp chứa mã truy cập (token) mà máy chủ yêu cầu; chỉ tài khoản này được đọc (0600)',
		caFile: 'tệp chứng thư của các tổ chức chứng thực được tin cậy, ngoài ra không tin ai khác (PEM)',
		clientCertificate: 'tệp chứng thư của máy trạm: PFX hoặc PEM',
		clientKey: 'tệp khóa của chứng thư PEM, nếu để ở tệp riêng (0600)',
		passphraseFile: 'tệp chứa mật khẩu của tệp PFX hoặc của khóa (0600)',
		proxy: 'proxy HTTP, ví dụ http://proxy.example:3128; nếu bỏ trống là HTTPS_PROXY',
		maxPart: 'phần lớn hơn mức này bị từ chối, ví dụ 4GB',
		maxTotal: 'tổng các phần lớn hơn mức này thì không nhận thêm, ví dụ 40GB',
		maxTime: 'thời gian tối đa của một lần tải, ví dụ 6h',
		stall: 'không nhận được gì trong khoảng này thì bỏ kết nối, ví dụ 60s',
	},
	pullManifest: 'Tệp manifest',
	pullCheck: 'Phần đã có sẵn',
	pullPart: p => `${p.file} (${p.number}/${p.of})`,
	pullRetry: p => `${failuresVi[p.failure]}; thử lại sau ${p.seconds} giây`,
	pullColumns: {file: 'Phần', state: 'Tình trạng', size: 'Dung lượng'},
	pullStates: statesVi,
	pullDone: p => `Đã có đủ ${p.parts} phần của "${p.source}" tính đến ngày ${p.day}; lần này tải ${p.bytes} trong ${p.seconds} giây.`,
	pullUnfinished: p => `Đã có ${p.there}/${p.parts} phần của "${p.source}" tính đến ngày ${p.day}; lần này tải ${p.bytes} trong ${p.seconds} giây.`,
	pullNext: p => `Tiếp theo: "rasoat run", hoặc "rasoat ingest ${p.folder} --as extract".`,

	PULL_NO_ADDRESS: 'chưa có địa chỉ để tải; hãy ghi địa chỉ sau "rasoat pull" hoặc đặt pull.url trong rasoat.yaml',
	PULL_FILE_MISSING: 'không có tệp này; hãy sửa lại tên tệp ở tùy chọn hoặc ở nhóm pull trong rasoat.yaml',
	PULL_SECRET_OPEN: 'tài khoản khác đọc được tệp bí mật này; hãy đặt quyền bằng "chmod 600", và xin cấp lại nếu có thể đã bị người khác đọc',
	PULL_TOKEN: 'tệp này không chứa mã truy cập; hãy ghi mã vào tệp, trên một dòng, không có dấu cách',
	PULL_CERTIFICATE_FILE: 'không dùng được chứng thư này; hãy kiểm tra khóa và mật khẩu có đúng của chứng thư không, và tệp có phải PEM hoặc PFX loại hiện hành không (PFX cũ phải xuất lại bằng AES)',
	PULL_LINE: p => `${failuresVi[p.failure]}; phần đã tải được giữ lại, hãy chạy lại "rasoat pull" để tải tiếp`,
	PULL_TIME: 'đã hết thời gian của một lần tải; phần đã tải được giữ lại, hãy chạy lại "rasoat pull" để tải tiếp, hoặc tăng --max-time',
	PULL_INTERRUPTED: 'đã ngắt theo yêu cầu; phần đã tải được giữ lại, hãy chạy lại "rasoat pull" để tải tiếp',
	PULL_CERTIFICATE: p => `máy chủ và chương trình này không chấp nhận chứng thư của nhau (${p.reason}); hãy chỉ ra tổ chức chứng thực bằng --ca-file, hoặc chứng thư của mình bằng --client-certificate`,
	PULL_DENIED: p => `máy chủ không cho truy cập (${p.status}); hãy kiểm tra tệp mã truy cập hoặc chứng thư của máy trạm`,
	PULL_NOT_THERE: p => `máy chủ không có tệp này (${p.status}); hãy kiểm tra địa chỉ hoặc hỏi bên gửi`,
	PULL_REDIRECT: p => `máy chủ chuyển sang nơi khác${p.host ? ` (${p.host})` : ''}, không được gửi mã truy cập và chứng thư đến đó; nếu bản trích xuất đã chuyển chỗ, hãy dùng địa chỉ mới`,
	PULL_ANSWER: p => `máy chủ trả lời không đúng (${p.status}); hãy kiểm tra địa chỉ hoặc hỏi bên gửi`,
	PULL_MANIFEST_SIZE: 'tệp này quá lớn so với một tệp manifest; hãy kiểm tra địa chỉ hoặc hỏi bên gửi',
	PULL_NAME: p => `manifest có "${p.name}", không thể là tên của một phần; chưa tải gì về, hãy xin bên gửi tệp manifest khác`,
	PULL_DIGEST: 'tệp này không đúng mã SHA-256 ghi trong manifest nên đã bị bỏ; hãy hỏi bên gửi xem tệp hay manifest bị sai',
	PULL_PART_SIZE: 'phần này lớn hơn mức --max-part (pull.max_part) cho phép nên đã bị bỏ; nếu đúng là lớn như vậy, hãy tăng mức này',
	PULL_TOTAL_SIZE: 'tổng các phần lớn hơn mức --max-total (pull.max_total) cho phép; phần đã có được giữ lại, nếu đúng là lớn như vậy, hãy tăng mức này',
};
