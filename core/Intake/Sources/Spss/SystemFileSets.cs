using System.Globalization;
using System.Text;
using Serverless.Intake.Sources.Bytes;

namespace Serverless.Intake.Sources.Spss;

/// <summary>
/// Reads multiple-response sets, one a line: <c>$name=C 8 question q1 q2</c>, <c>$name=D1 1 8 question q1 q2</c> and
/// <c>$name=E 1 1 1 8 question q1 q2</c>. Lengths count bytes.
/// </summary>
internal ref struct SystemFileSets
{
    private readonly SourceText _text;
    private readonly IReadOnlyDictionary<string, SourceColumn> _columns;
    private ReadOnlySpan<byte> _rest;

    private SystemFileSets(
        ReadOnlySpan<byte> record,
        SourceText text,
        IReadOnlyDictionary<string, SourceColumn> columns
    )
    {
        _rest = record;
        _text = text;
        _columns = columns;
    }

    /// <param name="record">The content of record 7/7 or 7/19.</param>
    /// <param name="text">Decodes names and labels.</param>
    /// <param name="columns">Columns by short and by long name, keyed as <see cref="SystemFileNames.Key"/> does.</param>
    public static List<MultipleResponseSet> Read(
        ReadOnlySpan<byte> record,
        SourceText text,
        IReadOnlyDictionary<string, SourceColumn> columns
    )
    {
        var sets = new List<MultipleResponseSet>();
        var reading = new SystemFileSets(record, text, columns);
        while (!reading._rest.IsEmpty)
            if (reading.Set() is { } set && set.Columns.Count > 0)
                sets.Add(set);
        return sets;
    }

    private MultipleResponseSet? Set()
    {
        _rest = _rest.TrimStart(" \r\n\0"u8);
        var equals = _rest.IndexOf((byte)'=');
        if (equals < 0 || _rest.Length < equals + 2)
        {
            _rest = default;
            return null;
        }

        var name = _text.String(_rest[..equals]);
        var kind = (char)_rest[equals + 1];
        _rest = _rest[(equals + 2)..];
        if (kind == 'E' && !Number(out _))
            return NextLine();
        string? counted = null;
        if (kind is 'D' or 'E')
        {
            if (!Counted(out var value))
                return NextLine();
            counted = _text.String(value);
        }
        else if (kind != 'C')
            return NextLine();

        if (!Counted(out var label))
            return NextLine();
        var question = _text.String(label);
        var names = Columns();
        return new MultipleResponseSet(
            name,
            question.Length == 0 ? null : question,
            counted is null ? null : CountedValue(counted, names),
            [.. names.Select(column => column.Name)]
        );
    }

    private static SourceValue CountedValue(string counted, List<SourceColumn> columns) =>
        columns.Exists(column => column.Kind != ColumnKind.Text)
        && double.TryParse(counted, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? SourceValue.Of(number)
            : SourceValue.Of(counted);

    private List<SourceColumn> Columns()
    {
        var end = _rest.IndexOf((byte)'\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        var columns = new List<SourceColumn>();
        foreach (var range in line.Split((byte)' '))
        {
            var name = line[range].Trim("\r\0"u8);
            if (!name.IsEmpty && _columns.TryGetValue(SystemFileNames.Key(name), out var column))
                columns.Add(column);
        }

        return columns;
    }

    private MultipleResponseSet? NextLine()
    {
        var end = _rest.IndexOf((byte)'\n');
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return null;
    }

    private bool Counted(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Number(out var length) || length > _rest.Length - 1)
            return false;
        text = _rest.Slice(1, length);
        _rest = _rest[(1 + length)..];
        return true;
    }

    /// <summary>A number with blanks before it.</summary>
    private bool Number(out int number)
    {
        number = 0;
        _rest = _rest.TrimStart((byte)' ');
        var digits = _rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is < 1 or > 6)
            return false;
        number = int.Parse(Encoding.ASCII.GetString(_rest[..digits]), CultureInfo.InvariantCulture);
        _rest = _rest[digits..];
        return true;
    }
}
