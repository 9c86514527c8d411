using System.Text;
using Serverless.Intake.Sources.Encodings;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Forms;

/// <summary>
/// The data of a Triple-S survey with fixed positions: a line per respondent. A multiple becomes one cell with its
/// codes, separated by blanks; a quantity or code loses blanks and leading zeros.
/// </summary>
internal sealed class TripleSCells : CellTable
{
    private const int MaximumLine = 4 << 20;

    private readonly StreamReader _reader;
    private readonly TripleSForm _form;
    private readonly string[] _cells;
    private int _row;

    public TripleSCells(Stream data, TextEncoding encoding, TripleSForm form)
    {
        _reader = new StreamReader(data, encoding.Encoding);
        Encoding = encoding.Name;
        Warnings = encoding.Remark is { } remark ? [new SourceWarning(null, remark)] : [];
        _form = form;
        _cells = new string[form.Variables.Count];
    }

    public override string Format => "Triple-S data, fixed positions";

    public override string? Encoding { get; }

    public override IReadOnlyList<SourceWarning> Warnings { get; }

    public override int Count => _cells.Length;

    public override int RowNumber => _row;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        string? line;
        do
        {
            line = await LineAsync(cancellationToken);
            if (line is null)
                return false;
            _row++;
        } while (line.AsSpan().IsWhiteSpace());
        for (var i = 0; i < _cells.Length; i++)
            _cells[i] = TripleSValues.Cell(_form.Variables[i], Field(line, _form.Variables[i]));
        return true;
    }

    public override CellKind Kind(int cell) => _cells[cell].Length == 0 ? CellKind.Blank : CellKind.Text;

    public override double Number(int cell) => throw new InvalidOperationException("Triple-S data hold texts.");

    public override ReadOnlySpan<char> Text(int cell) => _cells[cell];

    public override ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ReadOnlySpan<char> Field(string line, TripleSVariable variable)
    {
        var start = Math.Min(variable.Start - 1, line.Length);
        return line.AsSpan(start, Math.Min(variable.Finish - start, line.Length - start));
    }

    private async ValueTask<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var buffer = new char[1];
        while (await _reader.ReadAsync(buffer.AsMemory(), cancellationToken) > 0)
        {
            if (buffer[0] == '\n')
                return line.ToString().TrimEnd('\r');
            if (line.Append(buffer[0]).Length > MaximumLine)
                throw new SourceException("A line of the Triple-S data is longer than is read.");
        }

        return line.Length == 0 ? null : line.ToString().TrimEnd('\r');
    }
}

/// <summary>The data of a Triple-S survey as CSV: the positions are the numbers of the fields.</summary>
internal sealed class TripleSFields(CellTable csv, TripleSForm form) : CellTable
{
    private readonly string[] _cells = new string[form.Variables.Count];
    private int _skipped;

    public override string Format => $"Triple-S data, {csv.Format}";

    public override string? Encoding => csv.Encoding;

    public override IReadOnlyList<SourceWarning> Warnings => csv.Warnings;

    public override int Count => _cells.Length;

    public override int RowNumber => csv.RowNumber;

    public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (_skipped < form.Skip && await csv.ReadAsync(cancellationToken))
            _skipped++;
        if (!await csv.ReadAsync(cancellationToken))
            return false;
        for (var i = 0; i < _cells.Length; i++)
        {
            var variable = form.Variables[i];
            var fields = new StringBuilder();
            for (var field = variable.Start - 1; field < variable.Finish; field++)
            {
                var text = field < csv.Count ? csv.Text(field).Trim() : default;
                fields.Append(variable.Finish > variable.Start && text.Length == 0 ? " " : text);
            }

            _cells[i] = TripleSValues.Cell(variable, fields.ToString());
        }

        return true;
    }

    public override CellKind Kind(int cell) => _cells[cell].Length == 0 ? CellKind.Blank : CellKind.Text;

    public override double Number(int cell) => throw new InvalidOperationException("Triple-S data hold texts.");

    public override ReadOnlySpan<char> Text(int cell) => _cells[cell];

    public override ValueTask DisposeAsync() => csv.DisposeAsync();
}

/// <summary>Turns fields of Triple-S data into cells.</summary>
internal static class TripleSValues
{
    public static string Cell(TripleSVariable variable, ReadOnlySpan<char> field) =>
        variable.Type switch
        {
            TripleSType.Character => field.TrimEnd().ToString(),
            TripleSType.Multiple when variable.Subfields > 0 => Listed(variable, field),
            TripleSType.Multiple => Ticked(variable, field),
            TripleSType.Single or TripleSType.Quantity => Number(field),
            _ => field.Trim().ToString(),
        };

    /// <summary>A list of codes, each in so many positions; 0 and blanks fill up the rest.</summary>
    private static string Listed(TripleSVariable variable, ReadOnlySpan<char> field)
    {
        var width =
            variable.SubfieldWidth > 0
                ? variable.SubfieldWidth
                : Math.Max(1, (variable.Finish - variable.Start + 1) / variable.Subfields);
        var codes = new List<string>();
        for (var i = 0; i < variable.Subfields && i * width < field.Length; i++)
        {
            var code = Number(field.Slice(i * width, Math.Min(width, field.Length - (i * width))));
            if (code.Length > 0 && code != "0")
                codes.Add(code);
        }

        return string.Join(' ', codes);
    }

    /// <summary>A row of 0 and 1, whose places are the codes from 1.</summary>
    private static string Ticked(TripleSVariable variable, ReadOnlySpan<char> field)
    {
        var codes = new List<string>();
        for (var i = 0; i < field.Length; i++)
            if (field[i] == '1')
                codes.Add((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        // Nothing ticked is an answer where zeros were written, and none where blanks were.
        return codes.Count > 0 || field.IsWhiteSpace() ? string.Join(' ', codes) : "0";
    }

    private static string Number(ReadOnlySpan<char> field)
    {
        field = field.Trim();
        while (field.Length > 1 && field[0] == '0' && char.IsAsciiDigit(field[1]))
            field = field[1..];
        return field.ToString();
    }
}
