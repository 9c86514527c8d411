using Serverless.Intake.Sources.Bytes;
using static System.FormattableString;

namespace Serverless.Intake.Sources.Spss;

/// <summary>Makes columns of a system file's dictionary once its encoding is known.</summary>
internal sealed class SystemFileColumns
{
    private readonly SystemFileDictionary _dictionary;
    private readonly SourceBytes _bytes;
    private readonly SourceText _text;
    private readonly Dictionary<string, SystemFileVariable> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<SystemFileVariable, List<ValueLabel>> _longLabels = [];
    private readonly Dictionary<SystemFileVariable, List<SourceValue>> _longMissing = [];

    private SystemFileColumns(SystemFileDictionary dictionary, SourceBytes bytes, SourceText text)
    {
        (_dictionary, _bytes, _text) = (dictionary, bytes, text);
        foreach (var variable in dictionary.Variables)
            _byName.TryAdd(SystemFileNames.Key(variable.ShortName), variable);
        foreach (var variable in dictionary.Variables)
            if (variable.LongName is { } name)
                _byName.TryAdd(SystemFileNames.Key(name), variable);
    }

    public static (IReadOnlyList<SourceColumn> Columns, IReadOnlyList<MultipleResponseSet> Sets) Of(
        SystemFileDictionary dictionary,
        SourceBytes bytes,
        SourceText text
    )
    {
        var reading = new SystemFileColumns(dictionary, bytes, text);
        reading.LongTextLabels();
        reading.LongTextMissingValues();
        var names = new UniqueNames();
        var columns = dictionary
            .Variables.Select(variable =>
                reading.Column(variable, names.Take(text.String(variable.LongName ?? variable.ShortName)))
            )
            .ToList();
        return (columns, reading.Sets(columns));
    }

    private SourceColumn Column(SystemFileVariable variable, string name)
    {
        var label = variable.Label is null ? "" : _text.String(variable.Label);
        return new SourceColumn
        {
            Name = name,
            Label = label.Length == 0 ? null : label,
            Kind = variable.Width > 0 ? ColumnKind.Text : variable.Format.Kind,
            Format = variable.Width > 255 ? Invariant($"A{variable.Width}") : variable.Format.ToString(),
            Width = variable.Width,
            Decimals = variable.Width > 0 ? 0 : variable.Format.Decimals,
            TimeScale = variable.Width == 0 && variable.Format.Kind != ColumnKind.Number ? TimeScale.Spss : null,
            Measure = variable.Measure,
            ValueLabels =
            [
                .. variable.Labels.Select(label => new ValueLabel(
                    Value(variable, label.Value),
                    _text.String(label.Label)
                )),
                .. _longLabels.GetValueOrDefault(variable) ?? [],
            ],
            Missing = Missing(variable),
        };
    }

    private SourceValue Value(SystemFileVariable variable, ReadOnlySpan<byte> value) =>
        variable.Width > 0
            ? SourceValue.Of(_text.String(value[..Math.Min(variable.Width, value.Length)]))
            : SourceValue.Of(_bytes.Double(value));

    private MissingValues Missing(SystemFileVariable variable)
    {
        var isRange = variable.HasMissingRange && variable.Width == 0 && variable.MissingValues.Count >= 2;
        var values = variable
            .MissingValues.Skip(isRange ? 2 : 0)
            .Select(value => Value(variable, value))
            .Concat(_longMissing.GetValueOrDefault(variable) ?? [])
            .ToList();
        if (!isRange)
            return values.Count == 0 ? MissingValues.None : new MissingValues(values);
        var (low, high) = (_bytes.Double(variable.MissingValues[0]), _bytes.Double(variable.MissingValues[1]));
        return new MissingValues(
            values,
            (
                low <= _dictionary.Lowest ? double.NegativeInfinity : low,
                high >= _dictionary.Highest ? double.PositiveInfinity : high
            )
        );
    }

    /// <summary>Record 7/21: value labels of texts longer than 8 bytes.</summary>
    private void LongTextLabels()
    {
        var record = new RecordBytes(_dictionary.Extension(21), _bytes.IsBigEndian);
        while (record.TryText(out var name) && record.Left >= 8)
        {
            record.Int32(); // the width, which the variable has
            var labels = new List<ValueLabel>();
            for (var count = record.Int32(); count > 0; count--)
            {
                if (!record.TryText(out var value) || !record.TryText(out var label))
                    return;
                labels.Add(new ValueLabel(SourceValue.Of(_text.String(value)), _text.String(label)));
            }

            if (_byName.TryGetValue(SystemFileNames.Key(name), out var variable))
                _longLabels[variable] = labels;
        }
    }

    /// <summary>
    /// Record 7/22: missing values of texts longer than 8 bytes. SPSS writes their length once a variable, earlier
    /// versions of PSPP before each value; which it is shows from the record coming out even.
    /// </summary>
    private void LongTextMissingValues()
    {
        var content = _dictionary.Extension(22);
        if (!LongTextMissingValues(content, lengthOnce: true))
        {
            _longMissing.Clear();
            LongTextMissingValues(content, lengthOnce: false);
        }
    }

    private bool LongTextMissingValues(ReadOnlySpan<byte> content, bool lengthOnce)
    {
        var record = new RecordBytes(content, _bytes.IsBigEndian);
        while (record.Left > 0)
        {
            if (!record.TryText(out var name) || !record.TryByte(out var count) || count > 3)
                return false;
            if (!_byName.TryGetValue(SystemFileNames.Key(name), out var variable))
                return false;
            var values = new List<SourceValue>();
            var length = -1;
            for (; count > 0; count--)
            {
                if ((length < 0 || !lengthOnce) && record.Left < 4)
                    return false;
                if (length < 0 || !lengthOnce)
                    length = record.Int32();
                if (!record.TryBytes(length, out var value))
                    return false;
                values.Add(SourceValue.Of(_text.String(value)));
            }

            _longMissing[variable] = values;
        }

        return true;
    }

    private List<MultipleResponseSet> Sets(IReadOnlyList<SourceColumn> columns)
    {
        var byKey = new Dictionary<string, SourceColumn>(StringComparer.Ordinal);
        var pairs = _dictionary.Variables.Zip(columns).ToList();
        foreach (var (variable, column) in pairs)
            byKey.TryAdd(SystemFileNames.Key(variable.ShortName), column);
        foreach (var (variable, column) in pairs)
            if (variable.LongName is { } name)
                byKey.TryAdd(SystemFileNames.Key(name), column);
        return
        [
            .. SystemFileSets
                .Read(_dictionary.Extension(7), _text, byKey)
                .Concat(SystemFileSets.Read(_dictionary.Extension(19), _text, byKey))
                .DistinctBy(set => set.Name, StringComparer.Ordinal),
        ];
    }
}
