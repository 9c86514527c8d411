using System.Globalization;
using System.Text;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// The dictionary of a system file: the records between header and data, after the PSPP developers' guide, "System
/// File Format". Texts stay undecoded until the record that names the encoding has been read.
/// </summary>
internal sealed class SystemFileDictionary
{
    private const int VariableRecord = 2;
    private const int ValueLabelRecord = 3;
    private const int LabelledVariablesRecord = 4;
    private const int DocumentRecord = 6;
    private const int ExtensionRecord = 7;
    private const int TerminationRecord = 999;

    private readonly SourceBytes _bytes;
    private readonly Dictionary<int, byte[]> _extensions = [];
    private readonly Dictionary<int, SystemFileVariable> _bySlot = [];
    private int _labels;
    private long _textBytes;

    private SystemFileDictionary(SourceBytes bytes) => _bytes = bytes;

    /// <summary>Variables in the order of the file, segments of very long texts joined.</summary>
    public List<SystemFileVariable> Variables { get; } = [];

    /// <summary>Units of 8 bytes in a case.</summary>
    public int Slots { get; private set; }

    public double SystemMissing { get; private set; } = -double.MaxValue;

    public double Lowest { get; private set; } = Math.BitIncrement(-double.MaxValue);

    public double Highest { get; private set; } = double.MaxValue;

    /// <summary>The code page as a number; 0 when there is no such record.</summary>
    public int CodePage { get; private set; }

    /// <summary>The name of the encoding; null when there is no such record.</summary>
    public string? EncodingName { get; private set; }

    /// <summary>Number of cases of files that have more than fit the header; null when there is no such record.</summary>
    public long? Cases { get; private set; }

    public SystemFileVariable? AtSlot(int slot) => _bySlot.GetValueOrDefault(slot);

    /// <summary>The content of an extension record; empty when the file has none of this subtype.</summary>
    public ReadOnlySpan<byte> Extension(int subtype) => _extensions.GetValueOrDefault(subtype);

    public static SystemFileDictionary Read(SourceBytes bytes)
    {
        var dictionary = new SystemFileDictionary(bytes);
        dictionary.Records();
        dictionary.CheckWidths();
        dictionary.MachineRecords();
        dictionary.DisplayRecord();
        dictionary.LongNames();
        dictionary.VeryLongTexts();
        return dictionary;
    }

    private void Records()
    {
        for (; ; )
        {
            switch (_bytes.Int32())
            {
                case VariableRecord:
                    Variable();
                    break;
                case ValueLabelRecord:
                    ValueLabels();
                    break;
                case DocumentRecord:
                    _bytes.Skip(80L * Count(_bytes.Int32()));
                    break;
                case ExtensionRecord:
                    Extension();
                    break;
                case TerminationRecord:
                    _bytes.Int32();
                    return;
                default:
                    throw _bytes.Damaged("a record of an unknown kind");
            }
        }
    }

    private void CheckWidths()
    {
        for (var i = 0; i < Variables.Count; i++)
        {
            var end = i + 1 < Variables.Count ? Variables[i + 1].Slot : Slots;
            if (Variables[i].Width > 8 * (end - Variables[i].Slot))
                throw _bytes.Damaged("a text without the records that continue it");
        }
    }

    private void Variable()
    {
        var width = _bytes.Int32();
        var hasLabel = _bytes.Int32() != 0;
        var missing = _bytes.Int32();
        var format = SpssFormat.Of(_bytes.Int32());
        _bytes.Int32(); // the format for writing
        var name = _bytes.Take(8).TrimEnd((byte)' ').ToArray();
        byte[]? label = null;
        if (hasLabel)
        {
            var length = Count(_bytes.Int32());
            label = Kept(_bytes.Take(length));
            _bytes.Skip(-length & 3);
        }

        if (missing is < -3 or > 3 || width is < -1 or > 255)
            throw _bytes.Damaged("a variable of an impossible width or with too many missing values");
        var values = new List<byte[]>();
        for (var i = 0; i < Math.Abs(missing); i++)
            values.Add(_bytes.Take(8).ToArray());
        if (++Slots > SourceLimits.MaximumRowBytes / 8)
            throw new SourceException(
                $"The SPSS file has rows of more than {SourceLimits.MaximumRowBytes >> 20} MB, more than is read."
            );
        if (width < 0)
            return; // the next 8 bytes of the text before
        var variable = new SystemFileVariable
        {
            Slot = Slots - 1,
            Width = width,
            ShortName = name,
            Label = label,
            Format = format,
            MissingValues = values,
            HasMissingRange = missing < 0,
        };
        Variables.Add(variable);
        _bySlot[variable.Slot] = variable;
        if (Variables.Count > SourceLimits.MaximumColumns)
            throw new SourceException(
                $"The SPSS file has more than {SourceLimits.MaximumColumns} variables, more than are read."
            );
    }

    private void ValueLabels()
    {
        var labels = new List<(byte[] Value, byte[] Label)>();
        for (var count = Count(_bytes.Int32()); count > 0; count--)
        {
            var value = _bytes.Take(8).ToArray();
            int length = _bytes.Byte();
            labels.Add((value, Kept(_bytes.Take(length))));
            _bytes.Skip(-(length + 1) & 7);
        }

        if (_bytes.Int32() != LabelledVariablesRecord)
            throw _bytes.Damaged("value labels without variables");
        for (var count = Count(_bytes.Int32()); count > 0; count--)
        {
            _labels += labels.Count;
            if (_labels > SourceLimits.MaximumValueLabels)
                throw new SourceException(
                    $"The SPSS file has more than {SourceLimits.MaximumValueLabels} value labels."
                );
            AtSlot(_bytes.Int32() - 1)?.Labels.AddRange(labels);
        }
    }

    private void Extension()
    {
        var subtype = _bytes.Int32();
        var size = Count(_bytes.Int32());
        var count = Count(_bytes.Int32());
        var length = (long)size * count;
        if (subtype is 3 or 4 or 7 or 11 or 13 or 14 or 16 or 19 or 20 or 21 or 22 && length <= int.MaxValue)
            _extensions[subtype] = Kept(_bytes.Take((int)length));
        else
            _bytes.Skip(length);
    }

    private void MachineRecords()
    {
        if (_extensions.TryGetValue(3, out var integers) && integers.Length >= 32)
            CodePage = new RecordBytes(integers, _bytes.IsBigEndian) { Position = 28 }.Int32();
        if (_extensions.TryGetValue(4, out var floats) && floats.Length >= 24)
        {
            SystemMissing = _bytes.Double(floats);
            Highest = _bytes.Double(floats.AsSpan(8));
            Lowest = _bytes.Double(floats.AsSpan(16));
        }

        if (_extensions.TryGetValue(20, out var name))
            EncodingName = Encoding.ASCII.GetString(name).Trim(' ', '\0');
        if (_extensions.TryGetValue(16, out var cases) && cases.Length >= 16)
            Cases = new RecordBytes(cases, _bytes.IsBigEndian) { Position = 8 }.Int64();
    }

    /// <summary>Measure, width and alignment of each variable; older files leave the width out.</summary>
    private void DisplayRecord()
    {
        if (!_extensions.TryGetValue(11, out var display) || Variables.Count == 0)
            return;
        var fields = display.Length / 4 / Variables.Count;
        if (fields is not (2 or 3))
            return;
        var record = new RecordBytes(display, _bytes.IsBigEndian);
        foreach (var variable in Variables)
        {
            variable.Measure = record.Int32() switch
            {
                1 => Measure.Nominal,
                2 => Measure.Ordinal,
                3 => Measure.Scale,
                _ => Measure.Unknown,
            };
            record.Position += 4 * (fields - 1);
        }
    }

    private void LongNames()
    {
        var names = SystemFileNames.Pairs(Extension(13));
        foreach (var variable in Variables)
            if (names.TryGetValue(SystemFileNames.Key(variable.ShortName), out var name))
                variable.LongName = name;
    }

    /// <summary>
    /// Joins the variables that a text of more than 255 bytes is spread over: each holds 255 bytes, in order, though
    /// the next begins 256 on. The short names of all but the first have no meaning.
    /// </summary>
    private void VeryLongTexts()
    {
        var widths = SystemFileNames.Pairs(Extension(14));
        if (widths.Count == 0)
            return;
        var joined = new List<SystemFileVariable>();
        for (var i = 0; i < Variables.Count; i++)
        {
            var variable = Variables[i];
            joined.Add(variable);
            var key = SystemFileNames.Key(variable.ShortName);
            if (
                variable.Width == 0
                || !widths.TryGetValue(key, out var digits)
                || !int.TryParse(
                    Encoding.ASCII.GetString(digits).Trim(' ', '\0'),
                    CultureInfo.InvariantCulture,
                    out var width
                )
                || width is < 256 or > 32_767
            )
                continue;
            var segments = (width + 251) / 252;
            if (i + segments > Variables.Count)
                throw _bytes.Damaged("a very long text without all its parts");
            for (var j = i; j < i + segments; j++)
                variable.Segments.Add((Variables[j].Slot, Variables[j].Width));
            variable.Width = width;
            i += segments - 1;
        }

        Variables.Clear();
        Variables.AddRange(joined);
    }

    private int Count(int count) => count >= 0 ? count : throw _bytes.Damaged("a negative count");

    private byte[] Kept(ReadOnlySpan<byte> text)
    {
        _textBytes += text.Length;
        if (_textBytes > SourceLimits.MaximumDictionaryBytes)
            throw new SourceException(
                $"The SPSS file has more than {SourceLimits.MaximumDictionaryBytes >> 20} MB of labels."
            );
        return text.ToArray();
    }
}
