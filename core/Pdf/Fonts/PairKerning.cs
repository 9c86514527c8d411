using Serverless.Surveys.Issues;

namespace Serverless.Pdf.Fonts;

/// <summary>
/// Kerning of pairs from the 'kern' feature of GPOS: pair adjustment of formats 1 (glyphs) and 2 (classes),
/// also behind extension lookups. Only the first glyph's horizontal advance is used, as Latin kerning does.
/// </summary>
internal sealed class PairKerning
{
    /// <summary>More than any font has; each takes room for every glyph.</summary>
    private const int MaximumSubtables = 400;

    private readonly List<Subtable> _subtables = [];
    private readonly FontFile _font;

    public PairKerning(FontFile font, int glyphCount)
    {
        _font = font;
        if (!font.Has("GPOS"))
            return;
        var gpos = font.Start("GPOS");
        var lookups = gpos + font.U16(gpos + 8);
        foreach (var index in KernLookups(gpos))
        {
            var lookup = lookups + font.U16(lookups + 2 + (index * 2));
            var type = font.U16(lookup);
            for (int i = 0, count = font.U16(lookup + 4); i < count; i++)
            {
                var table = lookup + font.U16(lookup + 6 + (i * 2));
                var kind = type;
                if (kind == 9)
                    (kind, table) = (font.U16(table + 2), table + (int)font.U32(table + 4));
                if (_subtables.Count == MaximumSubtables)
                    throw new UnusableFileException($"The font has more than {MaximumSubtables} tables of kerning.");
                if (kind == 2)
                    _subtables.Add(new Subtable(font, table, index, glyphCount));
            }
        }
    }

    /// <summary>Adjustment between two glyphs in font units; mostly negative, 0 for most pairs.</summary>
    public int Between(int left, int right)
    {
        var done = -1;
        var total = 0;
        foreach (var table in _subtables)
        {
            // Within a lookup the first subtable that covers the pair decides.
            if (table.Lookup == done || table.Coverage[left] == 0)
                continue;
            if (!table.TryGet(_font, left, right, out var value))
                continue;
            total += value;
            done = table.Lookup;
        }

        return total;
    }

    private List<int> KernLookups(int gpos)
    {
        var features = gpos + _font.U16(gpos + 6);
        var found = new List<int>();
        for (int i = 0, count = _font.U16(features); i < count; i++)
        {
            var record = features + 2 + (i * 6);
            if (_font.U32(record) != 0x6B65726E)
                continue;
            var feature = features + _font.U16(record + 4);
            for (int j = 0, lookups = _font.U16(feature + 2); j < lookups; j++)
                if (_font.U16(feature + 4 + (j * 2)) is var lookup && !found.Contains(lookup))
                    found.Add(lookup);
        }

        found.Sort();
        return found;
    }

    private sealed class Subtable
    {
        private readonly int _start;
        private readonly int _format;
        private readonly int _recordSize;
        private readonly int _advanceAt;
        private readonly bool _hasAdvance;
        private readonly ushort[] _firstClass = [];
        private readonly ushort[] _secondClass = [];
        private readonly int _secondClasses;

        public Subtable(FontFile font, int start, int lookup, int glyphCount)
        {
            (_start, Lookup) = (start, lookup);
            _format = font.U16(start);
            var (first, second) = (font.U16(start + 4), font.U16(start + 6));
            _recordSize = 2 * (int.PopCount(first) + int.PopCount(second));
            _advanceAt = 2 * int.PopCount(first & 0x3);
            _hasAdvance = (first & 0x4) != 0;
            Coverage = new ushort[glyphCount];
            ReadCoverage(font, start + font.U16(start + 2));
            if (_format != 2)
                return;
            _firstClass = ReadClasses(font, start + font.U16(start + 8), glyphCount);
            _secondClass = ReadClasses(font, start + font.U16(start + 10), glyphCount);
            _secondClasses = font.U16(start + 14);
        }

        public int Lookup { get; }

        /// <summary>Place of each glyph in the coverage, from 1; 0 when it is not covered.</summary>
        public ushort[] Coverage { get; }

        public bool TryGet(FontFile font, int left, int right, out int value)
        {
            value = 0;
            if (!_hasAdvance)
                return false;
            if (_format == 2)
            {
                var record = ((_firstClass[left] * _secondClasses) + _secondClass[right]) * _recordSize;
                value = font.I16(_start + 16 + record + _advanceAt);
                return true;
            }

            var set = _start + font.U16(_start + 10 + ((Coverage[left] - 1) * 2));
            var size = 2 + _recordSize;
            var (low, high) = (0, font.U16(set) - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                var record = set + 2 + (middle * size);
                var glyph = font.U16(record);
                if (glyph == right)
                {
                    value = font.I16(record + 2 + _advanceAt);
                    return true;
                }

                if (glyph < right)
                    low = middle + 1;
                else
                    high = middle - 1;
            }

            return false;
        }

        private void ReadCoverage(FontFile font, int at)
        {
            var count = font.U16(at + 2);
            if (font.U16(at) == 1)
            {
                for (var i = 0; i < count; i++)
                    Coverage[font.U16(at + 4 + (i * 2))] = (ushort)(i + 1);
                return;
            }

            for (var i = 0; i < count; i++)
            {
                var range = at + 4 + (i * 6);
                var (from, to, index) = (font.U16(range), font.U16(range + 2), font.U16(range + 4));
                for (var glyph = from; glyph <= to; glyph++)
                    Coverage[glyph] = (ushort)(index + glyph - from + 1);
            }
        }

        private static ushort[] ReadClasses(FontFile font, int at, int glyphCount)
        {
            var classes = new ushort[glyphCount];
            if (font.U16(at) == 1)
            {
                var start = font.U16(at + 2);
                for (int i = 0, count = font.U16(at + 4); i < count; i++)
                    classes[start + i] = font.U16(at + 6 + (i * 2));
                return classes;
            }

            for (int i = 0, count = font.U16(at + 2); i < count; i++)
            {
                var range = at + 4 + (i * 6);
                var (from, to, number) = (font.U16(range), font.U16(range + 2), font.U16(range + 4));
                for (int glyph = from; glyph <= to; glyph++)
                    classes[glyph] = number;
            }

            return classes;
        }
    }
}
