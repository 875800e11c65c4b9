import type {Messages} from '../../messages/index.ts';
import {type Block, type Cell, type NotesBlock, type Section, type TableBlock, type TableRow, cellText} from '../section.ts';
import {countBar, shareBar} from './bars.ts';
import {type Html, html} from './markup.ts';

/** Numbers the tables of one document. */
export class BlockRenderer {
	readonly #messages: Messages;
	#tables = 0;

	constructor(messages: Messages) {
		this.#messages = messages;
	}

	section({id, title, blocks}: Section): Html {
		return html`
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map(block => this.#block(block))}</section>`;
	}

	#block(block: Block): Html {
		if (block.kind === 'table') return this.#table(block);
		if (block.kind === 'notes') return notes(block);
		return block.alarm ? html`<p class="alarm">${block.text}</p>\n` : html`<p>${block.text}</p>\n`;
	}

	// A table that is too wide for a phone moves within its frame, also by the keyboard.
	#table(block: TableBlock): Html {
		const number = ++this.#tables;
		const caption = this.#messages.reportTable({number, caption: block.caption});
		return html`<div class="frame" role="region" aria-labelledby="table-${number}" tabindex="0"><table>
<caption id="table-${number}">${caption}</caption>
<thead><tr>${block.columns.map((column, index) => [
			html`<th scope="col"${classOf(column.align === 'right' ? 'number' : '')}>${column.heading}</th>`,
			index === block.bars ? html`<td class="chart"></td>` : null,
		])}</tr></thead>
<tbody>
${block.rows.map(row => this.#row(row, block))}</tbody>
</table></div>
`;
	}

	#row({cells, role}: TableRow, {columns, rows, bars}: TableBlock): Html {
		const largest = bars === undefined ? 0 : mostOf(rows, bars);
		return html`<tr${classOf(role === 'plain' ? '' : role)}>${cells.map((cell, index) => [
			this.#cell(cell, index === 0, columns[index].align === 'right' ? 'number' : columns[index].flexible ? '' : 'code'),
			index === bars ? html`<td class="chart">${isSum(role) ? null : barOf(cell, largest)}</td>` : null,
		])}</tr>\n`;
	}

	#cell(cell: Cell, heads: boolean, kind: string): Html {
		const text = kind === 'code' ? breakable(cellText(cell, this.#messages)) : cellText(cell, this.#messages);
		return heads ? html`<th scope="row"${classOf(kind)}>${text}</th>` : html`<td${classOf(kind)}>${text}</td>`;
	}
}

// `BIRTH_DEFAULT_SUSPECT` may go on in the next line where there is little room.
function breakable(text: string): Html {
	return html`${text.split('_').map((part, index) => (index === 0 ? part : html`_<wbr>${part}`))}`;
}

function notes({heading, notes: list}: NotesBlock): Html {
	return html`<p>${heading}</p>
<ul>
${list.map(({text, remark}) => html`<li>${text}${remark === undefined ? null : html`<br><span class="remark">${remark}</span>`}</li>\n`)}</ul>
`;
}

// Sums would make the bars of what they are the sum of small.
function mostOf(rows: readonly TableRow[], column: number): number {
	return Math.max(0, ...rows.filter(({role}) => !isSum(role)).map(({cells}) => (typeof cells[column] === 'number' ? cells[column] : 0)));
}

function isSum(role: TableRow['role']): boolean {
	return role === 'group' || role === 'total';
}

function barOf(cell: Cell, most: number): Html | null {
	if (typeof cell === 'number') return countBar(cell, most);
	if (typeof cell === 'object' && cell !== null && cell.total !== null) return shareBar(cell.done, cell.total);
	return null;
}

function classOf(name: string): Html | null {
	return name === '' ? null : html` class="${name}"`;
}
