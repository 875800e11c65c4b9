import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {type CodedField, canonicalCode, codedFields} from '../vietnam/codes.ts';
import {compileDateFormat} from '../vietnam/dates.ts';
import {type Field, type PartField, fields, partFields} from '../vietnam/fields.ts';
