export {type TableColumn, renderTable} from '../report/table.ts';
