export {wrapText} from '../report/wrap-text.ts';
