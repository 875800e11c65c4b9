import {join, resolve} from 'node:path';

/** Where everything of a workspace lies, as absolute paths. */
export interface WorkspacePaths {
	readonly root: string;
	/** `rasoat.yaml` */
	readonly config: string;
	readonly inbox: {readonly local: string; readonly extract: string; readonly rollout: string};
	readonly batches: string;
	readonly reports: string;
	/** The store and its secrets: 0700. */
	readonly data: string;
	readonly store: string;
	/** DuckDB's spill folder. */
	readonly temporary: string;
	/** What comes out of workbooks and archives, while they are read. */
	readonly opened: string;
	/** Copies of sources that are held back. */
	readonly held: string;
	/** The fitted models of the link engine, kept between nights. */
	readonly models: {readonly compare: string; readonly dedupe: string};
	readonly lock: string;
	/** What `pull` has on the way, a folder for each address. */
	readonly pull: string;
	/** Held by a pull, which leaves the store to others. */
	readonly pullLock: string;
	/** The workspace's secret key: 32 random bytes. */
	readonly key: string;
	readonly audit: string;
	readonly auditHead: string;
	readonly auditLock: string;
}

export function workspacePaths(folder: string): WorkspacePaths {
	const root = resolve(folder);
	const data = join(root, 'data');
	const inbox = join(root, 'inbox');
	return {
		root,
		config: join(root, 'rasoat.yaml'),
		inbox: {local: join(inbox, 'local'), extract: join(inbox, 'extract'), rollout: join(inbox, 'rollout')},
		batches: join(root, 'batches'),
		reports: join(root, 'reports'),
		data,
		store: join(data, 'rasoat.duckdb'),
		temporary: join(data, 'tmp'),
		opened: join(data, 'opened'),
		held: join(data, 'held'),
		models: {compare: join(data, 'model-compare.json'), dedupe: join(data, 'model-dedupe.json')},
		lock: join(data, 'lock.json'),
		pull: join(data, 'pull'),
		pullLock: join(data, 'pull.lock.json'),
		key: join(data, 'key'),
		audit: join(data, 'audit.jsonl'),
		auditHead: join(data, 'audit.head.json'),
		auditLock: join(data, 'audit.lock.json'),
	};
}
