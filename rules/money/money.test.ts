import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCurrency, minorPlaces } from './currency.ts';
import {
  compareDecimals,
  decimal,
  decimalText,
  isDecimal,
  minus,
  percentOf,
  plus,
  roundHalfEven,
  times,
  wholeNumber,
  wholeTimes,
} from './decimal.ts';
import { addMoney, amountText, exchanged, fitsCurrency, money, roundedMoney } from './money.ts';

describe('a decimal', () => {
  it.each(['0.1', '-12.345', '7', '100.000000000001'])('%s reads as it was written', (text) =>
    expect(decimalText(decimal(text))).toBe(text),
  );
  it('leaves out zeros that say nothing, also of nothing', () => {
    expect(['2.50', '100', '0.00', '-0.10', '1000.00'].map((text) => decimalText(decimal(text)))).toEqual([
      '2.5',
      '100',
      '0',
      '-0.1',
      '1000',
    ]);
  });
  it.each(['', '1,5', '1e3', '.5', '5.', '0x10', ' 1', '1.0000000000001', 'NaN', '--1'])(
    '%j is none',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );
  it('is exact where floats are not', () => {
    expect(decimalText(plus(decimal('0.1'), decimal('0.2')))).toBe('0.3');
    expect(decimalText(times(decimal('0.333'), wholeNumber(3)))).toBe('0.999');
    expect(decimalText(percentOf(decimal('8'), decimal('7500.00')))).toBe('600');
    expect(decimalText(minus(decimal('1'), decimal('0.9')))).toBe('0.1');
    expect(wholeTimes(decimal('600'), decimal('2.00'))).toBe(300n);
    expect(compareDecimals(decimal('2.50'), decimal('2.5'))).toBe(0);
  });
});

describe('rounding half to even', () => {
  it.each([
    ['0.999', 2, '1.00'],
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['-0.125', 2, '-0.12'],
    ['-0.135', 2, '-0.14'],
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['-1.5', 0, '-2'],
    ['2.0005', 3, '2.000'],
    ['2.0015', 3, '2.002'],
    ['2.00150000001', 3, '2.002'],
  ])('%s to %i places is %s', (text, places, expected) => {
    const currency = { 0: 'JPY', 2: 'EUR', 3: 'KWD' }[places] ?? '';
    expect(amountText({ currency, minor: roundHalfEven(decimal(text), places) })).toBe(expected);
  });
  it('is never further away than half, and odd neighbours lose', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 6 }),
        (digits, places) => {
          const rounded = roundHalfEven({ digits, places: 6 }, places);
          const step = 10n ** BigInt(6 - places);
          const away = (rounded * step - digits) * 2n;
          expect(away <= step && -away <= step).toBe(true);
          if (away === step || -away === step) expect(rounded % 2n).toBe(0n);
        },
      ),
    );
  });
});

describe('money', () => {
  it('knows currencies without, with two and with three decimal places', () => {
    expect(['JPY', 'EUR', 'USD', 'KWD'].map(minorPlaces)).toEqual([0, 2, 2, 3]);
    expect(['EURO', 'eur', 'XXX', ''].map(isCurrency)).toEqual([false, false, false, false]);
    expect(() => minorPlaces('XXX')).toThrow(RangeError);
  });
  it('rounds to the minor unit of its currency', () => {
    const amount = decimal('1234.5675');
    expect(['JPY', 'EUR', 'KWD'].map((currency) => amountText(roundedMoney(amount, currency)))).toEqual([
      '1235',
      '1234.57',
      '1234.568',
    ]);
  });
  it('takes no amount that its currency cannot hold, and adds no two currencies', () => {
    expect(fitsCurrency('10.5', 'JPY')).toBe(false);
    expect(() => money('10.5', 'JPY')).toThrow(RangeError);
    expect(() => addMoney(money('1', 'EUR'), money('1', 'USD'))).toThrow(RangeError);
  });
  it('is exchanged and rounded once; into itself it is not touched', () => {
    expect(exchanged(money('1000', 'JPY'), decimal('0.00612'), 'EUR')).toEqual(money('6.12', 'EUR'));
    expect(exchanged(money('0.01', 'EUR'), decimal('7'), 'EUR')).toEqual(money('0.01', 'EUR'));
  });
});
