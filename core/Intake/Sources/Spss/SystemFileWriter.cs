using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// Writes SPSS system files (<c>.sav</c>, UTF-8, bytecode-compressed) after the PSPP developers' guide, "System File
/// Format". Names are made to be such as SPSS allows; labels are cut to its limits.
/// </summary>
public sealed class SystemFileWriter : IDisposable
{
    private const int MinimumVeryLong = 256;
    private const int SegmentWidth = 252;
    private const int MaximumTextBytes = 32_767;
    private const int MaximumLabelBytes = 255;
    private const int MaximumValueLabelBytes = 120;
    private const double Bias = 100;
    private static readonly double SystemMissing = -double.MaxValue;

    private readonly BinaryWriter _file;
    private readonly IReadOnlyList<SourceColumn> _columns;
    private readonly string[] _names;
    private readonly string[] _shortNames;
    private readonly byte[] _codes = new byte[8];
    private readonly MemoryStream _values = new();
    private int _count;

    private SystemFileWriter(Stream file, IReadOnlyList<SourceColumn> columns)
    {
        _file = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        _columns = columns;
        var unique = new UniqueNames();
        _names = [.. columns.Select(column => unique.Take(Name(column.Name)))];
        _shortNames = [.. columns.Select((_, i) => Invariant($"V{i + 1:0000000}"))];
    }

    /// <summary>Writes a file.</summary>
    /// <param name="file">Where it is written.</param>
    /// <param name="description">Columns, sets, weight and title. Texts have their width in bytes.</param>
    /// <param name="cases">How many rows there are.</param>
    /// <param name="rows">The rows, a value for each column.</param>
    public static void Write(
        Stream file,
        SourceDescription description,
        int cases,
        IEnumerable<IReadOnlyList<SourceValue>> rows
    )
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(rows);
        using var writer = new SystemFileWriter(file, description.Columns);
        writer.Header(description, cases);
        for (var i = 0; i < writer._columns.Count; i++)
            writer.Variable(i);
        writer.ValueLabels();
        writer.Extensions(description, cases);
        writer.Int(999).Int(0);
        foreach (var row in rows)
            for (var i = 0; i < writer._columns.Count; i++)
                writer.Value(writer._columns[i], row[i]);
        writer.Flush();
        writer._file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _values.Dispose();
    }

    /// <summary>A name that SPSS allows: letters, digits and <c>._@#$</c>, a letter first, 64 bytes at most.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var allowed = new StringBuilder();
        foreach (var c in name)
        {
            if (allowed.Length == 60)
                break;
            allowed.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '@' or '#' or '$' ? c : '_');
        }

        if (allowed.Length == 0 || !char.IsAsciiLetter(allowed[0]))
            allowed.Insert(0, 'v');
        while (allowed[^1] is '.' or '_')
            allowed.Length--;
        return allowed.ToString();
    }

    private void Header(SourceDescription description, int cases)
    {
        var weight = description.Weight is { } name ? _columns.ToList().FindIndex(column => column.Name == name) : -1;
        var position = weight < 0 ? 0 : 1 + _columns.Take(weight).Sum(Slots);
        Raw("$FL2").Raw("@(#) SPSS DATA FILE", 60).Int(2).Int(_columns.Sum(Slots)).Int(1).Int(position).Int(cases);
        // No date: the same data give the same bytes.
        Double(Bias).Raw("01 Jan 70").Raw("00:00:00").Raw(Cut(description.Label ?? "", 64), 64).Raw("", 3);
    }

    private void Variable(int index)
    {
        var column = _columns[index];
        var width = Math.Min(column.Width, MaximumTextBytes);
        if (column.Kind != ColumnKind.Text)
        {
            var format = Format(column);
            Variable(_shortNames[index], 0, column.Label, format, Missing(column));
            return;
        }

        if (width < MinimumVeryLong)
        {
            var missing = width <= 8 ? Missing(column) : [];
            Variable(_shortNames[index], Math.Max(1, width), column.Label, TextFormat(Math.Max(1, width)), missing);
            return;
        }

        for (var segment = 0; segment < Segments(width); segment++)
        {
            var part = segment < Segments(width) - 1 ? 255 : width - (SegmentWidth * segment);
            var name = segment == 0 ? _shortNames[index] : Invariant($"W{index % 10_000:0000}{segment:000}");
            Variable(name, part, segment == 0 ? column.Label : null, TextFormat(part), []);
        }
    }

    private void Variable(string name, int width, string? label, int format, List<byte[]> missing)
    {
        var text = label is null ? null : Cut(label, MaximumLabelBytes);
        Int(2).Int(width).Int(text is null ? 0 : 1).Int(missing.Count).Int(format).Int(format).Raw(name, 8);
        if (text is not null)
        {
            var length = Encoding.UTF8.GetByteCount(text);
            Int(length).Raw(text, (length + 3) & ~3);
        }

        foreach (var value in missing)
            _file.Write(value);
        for (var bytes = 8; bytes < width; bytes += 8)
            Int(2).Int(-1).Int(0).Int(0).Int(0).Int(0).Raw("", 8);
    }

    private void ValueLabels()
    {
        var position = 1;
        foreach (var column in _columns)
        {
            var labels = column.ValueLabels.Where(label => label.Value.Kind != CellKind.TaggedMissing).ToList();
            if (labels.Count > 0 && (column.Kind != ColumnKind.Text || column.Width <= 8))
            {
                Int(3).Int(labels.Count);
                foreach (var label in labels)
                {
                    var text = Cut(label.Label, MaximumValueLabelBytes);
                    var length = Encoding.UTF8.GetByteCount(text);
                    _file.Write(EightBytes(label.Value));
                    _file.Write((byte)length);
                    Raw(text, ((length + 8) & ~7) - 1);
                }

                Int(4).Int(1).Int(position);
            }

            position += Slots(column);
        }
    }

    private void Extensions(SourceDescription description, int cases)
    {
        Int(7).Int(3).Int(4).Int(8).Int(20).Int(0).Int(0).Int(-1).Int(1).Int(1).Int(2).Int(65_001);
        Int(7)
            .Int(4)
            .Int(8)
            .Int(3)
            .Double(SystemMissing)
            .Double(double.MaxValue)
            .Double(Math.BitIncrement(SystemMissing));
        Sets(description);
        var display = _columns.SelectMany(column => Enumerable.Repeat(column, Segments(column))).ToList();
        Int(7).Int(11).Int(4).Int(3 * display.Count);
        foreach (var column in display)
            Int(MeasureCode(column))
                .Int(column.Kind == ColumnKind.Text ? Math.Clamp(column.Width, 1, 40) : 8)
                .Int(column.Kind == ColumnKind.Text ? 0 : 1);
        Extension(13, string.Join('\t', _names.Select((name, i) => $"{_shortNames[i]}={name}")));
        var veryLong = Enumerable.Range(0, _columns.Count).Where(i => Segments(_columns[i]) > 1).ToList();
        if (veryLong.Count > 0)
            Extension(
                14,
                string.Concat(
                    veryLong.Select(i =>
                        Invariant($"{_shortNames[i]}={Math.Min(_columns[i].Width, MaximumTextBytes):00000}\0\t")
                    )
                )
            );
        Int(7).Int(16).Int(8).Int(2);
        _file.Write(1L);
        _file.Write((long)cases);
        Extension(20, "UTF-8");
        LongTextLabels();
    }

    private void Sets(SourceDescription description)
    {
        var text = new StringBuilder();
        foreach (var set in description.Sets)
        {
            var members = set
                .Columns.Select(name => _columns.ToList().FindIndex(column => column.Name == name))
                .Where(index => index >= 0)
                .Select(index => _shortNames[index].ToLowerInvariant());
            var label = Cut(set.Label ?? "", MaximumLabelBytes);
            var counted = set.Counted is { } value ? Invariant($"D{Bytes(value.ToString())} {value} ") : "C ";
            text.Append(
                Invariant(
                    $"${Name(set.Name.TrimStart('$'))}={counted}{Bytes(label)} {label} {string.Join(' ', members)}\n"
                )
            );
        }

        if (text.Length > 0)
            Extension(7, text.ToString());
    }

    /// <summary>Record 7/21: labels of texts longer than 8 bytes.</summary>
    private void LongTextLabels()
    {
        using var content = new MemoryStream();
        using var record = new BinaryWriter(content);
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Kind != ColumnKind.Text || _columns[i].Width <= 8 || _columns[i].ValueLabels.Count == 0)
                continue;
            Text(record, _names[i]);
            record.Write(_columns[i].Width);
            record.Write(_columns[i].ValueLabels.Count);
            foreach (var label in _columns[i].ValueLabels)
            {
                Text(record, Padded(label.Value.ToString(), _columns[i].Width));
                Text(record, Cut(label.Label, MaximumValueLabelBytes));
            }
        }

        if (content.Length == 0)
            return;
        Int(7).Int(21).Int(1).Int((int)content.Length);
        _file.Write(content.ToArray());

        static void Text(BinaryWriter record, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            record.Write(bytes.Length);
            record.Write(bytes);
        }
    }

    private void Value(SourceColumn column, SourceValue value)
    {
        if (column.Kind != ColumnKind.Text)
        {
            Number(value.Kind == CellKind.Number ? value.Number : SystemMissing);
            return;
        }

        var width = Math.Min(Math.Max(1, column.Width), MaximumTextBytes);
        var bytes = new byte[width];
        bytes.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Cut(value.ToString(), width), bytes);
        if (Segments(column) == 1)
        {
            Texts(bytes);
            return;
        }

        for (var segment = 0; segment < Segments(column); segment++)
        {
            var start = Math.Min(255 * segment, bytes.Length);
            var part = segment < Segments(column) - 1 ? 255 : width - (SegmentWidth * segment);
            var filled = new byte[part];
            filled.AsSpan().Fill((byte)' ');
            bytes.AsSpan(start, Math.Min(part, bytes.Length - start)).CopyTo(filled);
            Texts(filled);
        }
    }

    private void Texts(ReadOnlySpan<byte> text)
    {
        Span<byte> unit = stackalloc byte[8];
        for (var start = 0; start < text.Length; start += 8)
        {
            unit.Fill((byte)' ');
            text[start..Math.Min(start + 8, text.Length)].CopyTo(unit);
            if (unit.SequenceEqual("        "u8))
                Code(254, default);
            else
                Code(253, unit);
        }
    }

    private void Number(double number)
    {
        Span<byte> unit = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(unit, number);
        if (number == SystemMissing)
            Code(255, default);
        else if (
            number == Math.Truncate(number)
            && number is > -Bias and < 252 - Bias
            && !(number == 0 && double.IsNegative(number))
        )
            Code((byte)(number + Bias), default);
        else
            Code(253, unit);
    }

    private void Code(byte code, ReadOnlySpan<byte> value)
    {
        _codes[_count++] = code;
        _values.Write(value);
        if (_count == _codes.Length)
            Flush();
    }

    private void Flush()
    {
        if (_count == 0)
            return;
        _codes.AsSpan(_count).Clear();
        _file.Write(_codes);
        _file.Write(_values.GetBuffer().AsSpan(0, (int)_values.Length));
        _values.SetLength(0);
        _count = 0;
    }

    private static List<byte[]> Missing(SourceColumn column) =>
        [.. column.Missing.Values.Where(value => value.Kind != CellKind.TaggedMissing).Take(3).Select(EightBytes)];

    private static byte[] EightBytes(SourceValue value)
    {
        if (value.Kind == CellKind.Number)
            return BitConverter.GetBytes(value.Number);
        return Encoding.UTF8.GetBytes(Padded(Cut(value.ToString(), 8), 8));
    }

    private static string Padded(string text, int bytes) => text + new string(' ', Math.Max(0, bytes - Bytes(text)));

    private static int Slots(SourceColumn column)
    {
        if (column.Kind != ColumnKind.Text)
            return 1;
        var width = Math.Min(Math.Max(1, column.Width), MaximumTextBytes);
        var segments = Segments(width);
        return segments == 1
            ? (width + 7) / 8
            : (32 * (segments - 1)) + ((width - (SegmentWidth * (segments - 1)) + 7) / 8);
    }

    private static int Segments(SourceColumn column) =>
        column.Kind == ColumnKind.Text ? Segments(Math.Min(column.Width, MaximumTextBytes)) : 1;

    private static int Segments(int width) => width < MinimumVeryLong ? 1 : (width + SegmentWidth - 1) / SegmentWidth;

    private static int Format(SourceColumn column) =>
        column.Kind switch
        {
            ColumnKind.Date => (20 << 16) | (11 << 8),
            ColumnKind.DateTime => (22 << 16) | (20 << 8),
            ColumnKind.Time => (21 << 16) | (8 << 8),
            _ => (5 << 16) | (12 << 8) | Math.Clamp(column.Decimals, 0, 10),
        };

    private static int TextFormat(int width) => (1 << 16) | (width << 8);

    private static int MeasureCode(SourceColumn column) =>
        column.Measure switch
        {
            Measure.Nominal => 1,
            Measure.Ordinal => 2,
            Measure.Scale => 3,
            _ => column.Kind == ColumnKind.Text ? 1 : 0,
        };

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>As much of a text as fits so many bytes, whole characters only.</summary>
    private static string Cut(string text, int bytes)
    {
        if (Bytes(text) <= bytes)
            return text;
        var kept = new StringBuilder();
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > bytes)
                break;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private SystemFileWriter Int(int value)
    {
        _file.Write(value);
        return this;
    }

    private SystemFileWriter Double(double value)
    {
        _file.Write(value);
        return this;
    }

    private SystemFileWriter Raw(string text, int length = 0)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _file.Write(bytes);
        for (var i = bytes.Length; i < length; i++)
            _file.Write((byte)' ');
        return this;
    }

    private void Extension(int subtype, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        Int(7).Int(subtype).Int(1).Int(bytes.Length);
        _file.Write(bytes);
    }
}
