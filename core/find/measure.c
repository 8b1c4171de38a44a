/* measure.c: the table of units, by dimension. Factors are exact by definition where there is one;
** a gallon, pint, quart and ounce are the American ones, a ton is the short one, a barrel one of
** oil. */
#include "find/measure.h"

#include "find/word.h"

#define FOOT 0.3048
#define MILE 1609.344
#define POUND 0.45359237
#define GALLON 0.003785411784
#define YEAR 31557600.0     /* 365.25 days */

static const wn_measure measures[] = {
    { "Picometer", "length", 1e-12, 0 },
    { "Nanometer", "length", 1e-9, 0 }, { "Micrometer", "length", 1e-6, 0 },
    { "Millimeter", "length", 1e-3, 0 }, { "Centimeter", "length", 1e-2, 0 },
    { "Decimeter", "length", 0.1, 0 }, { "Meter", "length", 1, 0 },
    { "Decameter", "length", 10, 0 },
    { "Kilometer", "length", 1e3, 0 }, { "Inch", "length", FOOT / 12, 0 },
    { "Foot", "length", FOOT, 0 }, { "Yard", "length", FOOT * 3, 0 },
    { "Fathom", "length", FOOT * 6, 0 },
    { "Furlong", "length", FOOT * 660, 0 }, { "Mile", "length", MILE, 0 },
    { "Nautical mile", "length", 1852, 0 }, { "Light year", "length", 9460730472580800.0, 0 },
    { "Square centimeter", "area", 1e-4, 0 }, { "Square meter", "area", 1, 0 },
    { "Square kilometer", "area", 1e6, 0 }, { "Hectare", "area", 1e4, 0 },
    { "Square inch", "area", FOOT * FOOT / 144, 0 }, { "Square foot", "area", FOOT * FOOT, 0 },
    { "Square yard", "area", FOOT * FOOT * 9, 0 }, { "Acre", "area", FOOT * FOOT * 43560, 0 },
    { "Square mile", "area", MILE * MILE, 0 },
    { "Milliliter", "volume", 1e-6, 0 }, { "Centiliter", "volume", 1e-5, 0 },
    { "Deciliter", "volume", 1e-4, 0 }, { "Liter", "volume", 1e-3, 0 },
    { "Hectoliter", "volume", 0.1, 0 }, { "Kiloliter", "volume", 1, 0 },
    { "Cubic centimeter", "volume", 1e-6, 0 }, { "Cubic meter", "volume", 1, 0 },
    { "Cubic kilometer", "volume", 1e9, 0 }, { "Cubic inch", "volume", GALLON / 231, 0 },
    { "Cubic foot", "volume", FOOT * FOOT * FOOT, 0 },
    { "Cubic yard", "volume", FOOT * FOOT * FOOT * 27, 0 },
    { "Cubic mile", "volume", MILE * MILE * MILE, 0 },
    { "Acre foot", "volume", FOOT * FOOT * FOOT * 43560, 0 },
    { "Teaspoon", "volume", GALLON / 768, 0 },
    { "Tablespoon", "volume", GALLON / 256, 0 }, { "Fluid ounce", "volume", GALLON / 128, 0 },
    { "Cup", "volume", GALLON / 16, 0 }, { "Pint", "volume", GALLON / 8, 0 },
    { "Quart", "volume", GALLON / 4, 0 }, { "Gallon", "volume", GALLON, 0 },
    { "Barrel", "volume", GALLON * 42, 0 }, { "Bushel", "volume", 0.03523907016688, 0 },
    { "Nanogram", "mass", 1e-12, 0 }, { "Microgram", "mass", 1e-9, 0 },
    { "Milligram", "mass", 1e-6, 0 },
    { "Gram", "mass", 1e-3, 0 }, { "Kilogram", "mass", 1, 0 }, { "Metric ton", "mass", 1e3, 0 },
    { "Kiloton", "mass", 1e6, 0 }, { "Megaton", "mass", 1e9, 0 }, { "Gigaton", "mass", 1e12, 0 },
    { "Carat", "mass", 2e-4, 0 }, { "Dram", "mass", POUND / 256, 0 },
    { "Ounce", "mass", POUND / 16, 0 },
    { "Pound", "mass", POUND, 0 }, { "Stone", "mass", POUND * 14, 0 },
    { "Ton", "mass", POUND * 2000, 0 },
    { "Meter per second", "speed", 1, 0 }, { "Kilometer per second", "speed", 1e3, 0 },
    { "Kilometer per hour", "speed", 1 / 3.6, 0 }, { "Foot per second", "speed", FOOT, 0 },
    { "Mile per hour", "speed", MILE / 3600, 0 }, { "Mile per second", "speed", MILE, 0 },
    { "Knot", "speed", 1852 / 3600.0, 0 },
    { "Meter per minute", "speed", 1 / 60.0, 0 }, { "Foot per minute", "speed", FOOT / 60, 0 },
    { "Hour", "time", 3600, 0 }, { "Day", "time", 86400, 0 }, { "Week", "time", 604800, 0 },
    { "Month", "time", YEAR / 12, 0 },
    { "Year", "time", YEAR, 0 },
    { "C", "temperature", 1, 273.15 }, { "F", "temperature", 5 / 9.0, 459.67 * 5 / 9 },
    { "K", "temperature", 1, 0 }, { "R", "temperature", 5 / 9.0, 0 },
    { "Bit", "information", 1, 0 }, { "Kilobit", "information", 1e3, 0 },
    { "Megabit", "information", 1e6, 0 }, { "Gigabit", "information", 1e9, 0 },
    { "Terabit", "information", 1e12, 0 }, { "Petabit", "information", 1e15, 0 },
    { "Byte", "information", 8, 0 }, { "Kilobyte", "information", 8e3, 0 },
    { "Megabyte", "information", 8e6, 0 }, { "Gigabyte", "information", 8e9, 0 },
    { "Terabyte", "information", 8e12, 0 }, { "Petabyte", "information", 8e15, 0 },
    { "Kilobit per second", "data rate", 1e3, 0 }, { "Megabit per second", "data rate", 1e6, 0 },
    { "Gigabit per second", "data rate", 1e9, 0 }, { "Kilobyte per second", "data rate", 8e3, 0 },
    { "Megabyte per second", "data rate", 8e6, 0 },
    { "Gigabyte per second", "data rate", 8e9, 0 },
    { "Watt", "power", 1, 0 }, { "Kilowatt", "power", 1e3, 0 }, { "Megawatt", "power", 1e6, 0 },
    { "Gigawatt", "power", 1e9, 0 }, { "Terawatt", "power", 1e12, 0 },
    { "Horsepower", "power", 745.69987158227022, 0 },
    { "Joule", "energy", 1, 0 }, { "Kilojoule", "energy", 1e3, 0 },
    { "Megajoule", "energy", 1e6, 0 },
    { "Calorie", "energy", 4.184, 0 }, { "Kilocalorie", "energy", 4184, 0 },
    { "British thermal unit", "energy", 1055.05585262, 0 }, { "Watt hour", "energy", 3600, 0 },
    { "Kilowatt hour", "energy", 3.6e6, 0 }, { "Megawatt hour", "energy", 3.6e9, 0 },
    { "Gigawatt hour", "energy", 3.6e12, 0 }, { "Terawatt hour", "energy", 3.6e15, 0 },
    { "Hertz", "frequency", 1, 0 }, { "Kilohertz", "frequency", 1e3, 0 },
    { "Megahertz", "frequency", 1e6, 0 }, { "Gigahertz", "frequency", 1e9, 0 },
    { "Pascal", "pressure", 1, 0 }, { "Hectopascal", "pressure", 100, 0 },
    { "Kilopascal", "pressure", 1e3, 0 }, { "Megapascal", "pressure", 1e6, 0 },
    { "Millibar", "pressure", 100, 0 },
    { "Pound per square inch", "pressure", 6894.757293168361, 0 },
    { "Volt", "voltage", 1, 0 }, { "Kilovolt", "voltage", 1e3, 0 },
    { "Amp", "current", 1, 0 }, { "Milliamp", "current", 1e-3, 0 }, { "Ohm", "resistance", 1, 0 },
    { "Sievert", "dose", 1, 0 }, { "Millisievert", "dose", 1e-3, 0 },
    { "Degree", "angle", 1, 0 }, { "Turn", "angle", 360, 0 },
};

const wn_measure *wn_measure_get(wn_str unit)
{
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (wn_str_eq(unit, wn_str_of(measures[i].unit))) return &measures[i];
    return NULL;
}

const wn_measure *wn_measure_of(const wn_quantity *q)
{
    if (q->amounts == WN_Q_CURRENCY || q->amounts == WN_Q_NUMBER) return NULL;
    const wn_measure *m = wn_measure_get(q->unit);
    bool bare = q->amounts == WN_Q_TEMPERATURE && m && strcmp(m->dimension, "temperature") != 0;
    return bare ? NULL : m;
}

const wn_measure *wn_measure_named(const wn_lexicon *lex, wn_str text)
{
    uint32_t at = 0, node = WN_NOWHERE;
    wn_token t;
    for (bool first = true; wn_word_next(text, &at, &t); first = false) {
        wn_str word = wn_str_cut(text, (wn_span){ t.start, t.end });
        node = first ? wn_lexicon_node(lex, word) : wn_lexicon_step(lex, node, word);
    }
    const wn_lex_item *item = wn_lexicon_item(lex, node);
    while (item && item->cls != WN_LEX_UNIT) item = wn_lexicon_next(lex, item);
    return wn_measure_get(item ? item->tag : text);
}
