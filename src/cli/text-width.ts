export {displayWidth, shorten} from '../report/text-width.ts';
