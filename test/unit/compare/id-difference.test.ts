import {expect, test} from 'vitest';
import {idDifference, numberDifference} from '../../../src/compare/id-difference.ts';
import {linked} from './linked.ts';

test.each([
	['074065000001', '074065000009', 'one_digit'],
	['07406500001', '074065000001', 'one_digit'],
	['0740650000012', '074065000001', 'one_digit'],
	['074065000010', '074065000001', 'transposed'],
	['740650000001', '074065000001', 'other'],
	['74065000001', '074065000001', 'lost_zeros'],
	['1065000001', '001065000001', 'lost_zeros'],
	['074065000001', '079180123456', 'other'],
])('%s beside %s: %s', (a, b, difference) => {
	expect(numberDifference(a, b)).toBe(difference);
	expect(numberDifference(b, a)).toBe(difference);
});

test('the number of the old card stands in the column of the ID', () => {
	expect(idDifference(linked({personalId: '280123456'}, {personalId: '074065000001', oldId: '280123456'}))).toEqual({
		difference: 'old_number', verdict: {direction: 'update_local', reason: 'id_form'},
	});
});

test('a number that was established anew', () => {
	const [old, renewed] = ['074056000001', '074065000001'];
	expect(idDifference(linked({personalId: old}, {personalId: renewed, cancelledId: old})).verdict).toEqual({direction: 'update_local', reason: 'cancelled_id'});
	expect(idDifference(linked({personalId: renewed, cancelledId: old}, {personalId: old})).verdict).toEqual({direction: 'request_national', reason: 'cancelled_id'});
});

test('a mistyped number gives way to the one that agrees with the person', () => {
	const person = {born: 19650512, sex: 'male'};
	const [right, wrongYear] = ['074065000001', '074066000001'];
	expect(idDifference(linked({...person, personalId: wrongYear}, {...person, personalId: right})).verdict).toEqual({direction: 'update_local', reason: 'id_digits'});
	expect(idDifference(linked({...person, personalId: right}, {...person, personalId: wrongYear})).verdict).toEqual({direction: 'request_national', reason: 'id_digits'});
	expect(idDifference(linked({...person, personalId: '074065000002'}, {...person, personalId: right})).verdict).toEqual({direction: 'update_local', reason: 'issuing_register'});
});

test('an altogether different number is for somebody to look at', () => {
	expect(idDifference(linked({personalId: '079180123456'}, {personalId: '074065000001'}))).toEqual({difference: 'other', verdict: {direction: 'recheck', reason: 'no_evidence'}});
});

test('zeros that the extract\'s file lost change no national record', () => {
	expect(idDifference(linked({personalId: '074065000001'}, {personalId: '74065000001'}))).toEqual({difference: 'lost_zeros', verdict: {direction: 'recheck', reason: 'no_evidence'}});
});
