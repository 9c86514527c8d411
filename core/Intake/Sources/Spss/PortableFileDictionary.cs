namespace Serverless.Intake.Sources.Spss;

/// <summary>The records of a portable file before its data, each named by a character.</summary>
internal sealed class PortableFileDictionary
{
    private const byte Variable = (byte)'7';
    private const byte MissingValue = (byte)'8';
    private const byte MissingUpTo = (byte)'9';
    private const byte MissingFrom = (byte)'A';
    private const byte MissingBetween = (byte)'B';
    private const byte VariableLabel = (byte)'C';
    private const byte ValueLabels = (byte)'D';
    private const byte Documents = (byte)'E';
    private const byte Data = (byte)'F';

    private readonly PortableFileValues _values;
    private readonly List<SourceColumn> _columns = [];
    private readonly UniqueNames _names = new();
    private int _labels;
    private string? _weight;

    private PortableFileDictionary(PortableFileValues values) => _values = values;

    public static SourceDescription Read(PortableFileValues values)
    {
        var dictionary = new PortableFileDictionary(values);
        dictionary.Heading();
        while (values.Next() is var record && record != Data)
            dictionary.Record(record);
        return new SourceDescription
        {
            Format = "",
            Columns = dictionary._columns,
            Weight = dictionary
                ._columns.Find(column =>
                    string.Equals(column.Name, dictionary._weight, StringComparison.OrdinalIgnoreCase)
                )
                ?.Name,
        };
    }

    private void Heading()
    {
        if (_values.Next() != 'A')
            throw _values.Damaged("its version is unknown");
        _values.Bytes(); // date of writing
        _values.Bytes(); // time of writing
    }

    private void Record(byte record)
    {
        switch (record)
        {
            case (byte)'1' or (byte)'2' or (byte)'3':
                _values.Bytes(); // who wrote it
                break;
            case (byte)'4' or (byte)'5':
                _values.Integer(); // number of variables, precision
                break;
            case (byte)'6':
                _weight = _values.String();
                break;
            case Variable:
                Column();
                break;
            case VariableLabel:
                Change(column => column with { Label = _values.String() is { Length: > 0 } label ? label : null });
                break;
            case MissingValue or MissingUpTo or MissingFrom or MissingBetween:
                Change(column => column with { Missing = Missing(record, column) });
                break;
            case ValueLabels:
                Labels();
                break;
            case Documents:
                for (var lines = _values.Integer(); lines > 0; lines--)
                    _values.Bytes();
                break;
            default:
                throw _values.Damaged("a record of an unknown kind");
        }
    }

    private void Column()
    {
        var width = _values.Integer();
        var name = _values.String();
        var format = new SpssFormat(_values.Integer(), _values.Integer(), _values.Integer());
        for (var i = 0; i < 3; i++)
            _values.Integer(); // the format for writing
        var kind = width > 0 ? ColumnKind.Text : format.Kind;
        if (_columns.Count == SourceLimits.MaximumColumns)
            throw new SourceException(
                $"The SPSS file has more than {SourceLimits.MaximumColumns} variables, more than are read."
            );
        _columns.Add(
            new SourceColumn
            {
                Name = _names.Take(name),
                Kind = kind,
                Format = format.ToString(),
                Width = Math.Max(0, width),
                Decimals = width > 0 ? 0 : format.Decimals,
                TimeScale = kind is ColumnKind.Text or ColumnKind.Number ? null : TimeScale.Spss,
            }
        );
    }

    private void Change(Func<SourceColumn, SourceColumn> change)
    {
        if (_columns.Count == 0)
            throw _values.Damaged("a record of a variable before the first variable");
        _columns[^1] = change(_columns[^1]);
    }

    private MissingValues Missing(byte record, SourceColumn column)
    {
        var before = column.Missing;
        if (before.Values.Count >= 3)
            throw _values.Damaged("a variable with too many missing values");
        return record switch
        {
            MissingValue => before with { Values = [.. before.Values, Value(column)] },
            MissingUpTo => before with { Range = (double.NegativeInfinity, Number()) },
            MissingFrom => before with { Range = (Number(), double.PositiveInfinity) },
            _ => before with { Range = (Number(), Number()) },
        };
    }

    private void Labels()
    {
        var names = new List<string>();
        for (var count = _values.Integer(); count > 0; count--)
            names.Add(_values.String());
        var columns = names
            .Select(name =>
                _columns.FindIndex(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
            )
            .ToList();
        if (columns.Count == 0 || columns.Contains(-1))
            throw _values.Damaged("labels of a variable that does not exist");
        var labels = new List<ValueLabel>();
        for (var count = _values.Integer(); count > 0; count--)
            labels.Add(new ValueLabel(Value(_columns[columns[0]]), _values.String()));
        foreach (var column in columns)
        {
            _labels += labels.Count;
            if (_labels > SourceLimits.MaximumValueLabels)
                throw new SourceException(
                    $"The SPSS file has more than {SourceLimits.MaximumValueLabels} value labels."
                );
            _columns[column] = _columns[column] with { ValueLabels = [.. _columns[column].ValueLabels, .. labels] };
        }
    }

    private SourceValue Value(SourceColumn column) =>
        column.Kind == ColumnKind.Text ? SourceValue.Of(_values.String()) : SourceValue.Of(Number());

    private double Number() => _values.Number() ?? throw _values.Damaged("a number is missing");
}
