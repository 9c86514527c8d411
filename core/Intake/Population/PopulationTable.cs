using Serverless.Surveys.Issues;

namespace Serverless.Intake.Population;

/// <summary>One row of a population file, its numbers read.</summary>
internal sealed record PopulationRow(
    int FileRow,
    string Variable,
    string Category,
    double? Population,
    double? Sample,
    double? Clusters
);

/// <summary>Reads the table of a population file: columns by name, numbers checked on their own.</summary>
internal sealed class PopulationTable
{
    private const int MaximumRows = 20_000;
    private const string Header = "variable,category,population,sample,clusters";

    private static readonly string[] Columns = Header.Split(',');

    /// <summary>The columns as Dutch files name them.</summary>
    private static readonly Dictionary<string, string> Dutch = new(StringComparer.OrdinalIgnoreCase)
    {
        ["variabele"] = "variable",
        ["categorie"] = "category",
        ["populatie"] = "population",
        ["aantal"] = "population",
        ["steekproef"] = "sample",
    };

    private readonly IssueLog _issues;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);

    private PopulationTable(IssueLog issues) => _issues = issues;

    public List<PopulationRow> Rows { get; } = [];

    public List<ValidationWarning> Warnings { get; } = [];

    /// <summary>Row of the first population that is written as a percentage; null when none is.</summary>
    public int? FirstPercentage { get; private set; }

    public static async Task<PopulationTable> ReadAsync(
        Stream file,
        IssueLog issues,
        CancellationToken cancellationToken
    )
    {
        var table = new PopulationTable(issues);
        using var text = await UploadText.OpenAsync(file, cancellationToken);
        if (text.Refusal is var (rule, message))
        {
            issues.Add(rule, message);
            return table;
        }

        var separatorLine = UploadFormat.SeparatorLine(text.Beginning, out var named);
        var delimiter = separatorLine > 0 ? named : UploadFormat.Delimiter(text.Beginning);
        text.Skip(separatorLine);
        try
        {
            var csv = new DelimitedText(text, delimiter);
            await table.ReadAsync(csv, separatorLine > 0 ? 1 : 0, cancellationToken);
        }
        catch (DelimitedTextException)
        {
            issues.Add(
                IntakeRule.Quotes,
                "A quote (\") is not closed, text follows a closing quote, or a row is too long. Put whole values in quotes and double the quotes within them."
            );
        }

        if (text.InvalidBytes > 0)
            issues.Add(
                IntakeRule.Encoding,
                $"{text.InvalidBytes} bytes are no characters, the first in line {text.FirstInvalidLine}. Save the whole file as UTF-8.",
                (int)text.FirstInvalidLine
            );
        if (text.IsWindows1252)
            table.Warnings.Add(
                new ValidationWarning(
                    IntakeRule.Encoding,
                    null,
                    null,
                    "The file is not UTF-8 and was read as Windows-1252."
                )
            );
        return table;
    }

    private async Task ReadAsync(DelimitedText csv, int rowsSkipped, CancellationToken cancellationToken)
    {
        var names = await CsvTable.HeaderAsync(csv, cancellationToken);
        if (names is null)
        {
            _issues.Add(
                IntakeRule.Empty,
                $"The file is empty. A header ({Header}) and a row per category are expected."
            );
            return;
        }

        if (!Match(names))
            return;
        while (await csv.ReadAsync(cancellationToken))
        {
            var fileRow = csv.RowNumber + rowsSkipped;
            if (CsvTable.IsBlankLine(csv))
                continue;
            if (Rows.Count == MaximumRows)
            {
                _issues.Add(
                    IntakeRule.TooManyRows,
                    $"The file has more than {MaximumRows} rows. Rows from here on were not read.",
                    fileRow
                );
                return;
            }

            if (CsvTable.IsRagged(csv, names.Count))
                _issues.Add(
                    IntakeRule.RaggedRow,
                    $"The row has {csv.Count} values; the header has {names.Count} columns. Look for a missing or extra delimiter, or text that needs quotes.",
                    fileRow
                );
            else
                Rows.Add(Row(csv, fileRow));
        }

        if (Rows.Count == 0 && _issues.Count == 0)
            _issues.Add(IntakeRule.Empty, "The file has a header and no rows. A row per category is expected.");
    }

    private bool Match(IReadOnlyList<string> names)
    {
        var before = _issues.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var name = Dutch.GetValueOrDefault(names[i], names[i]);
            if (!Columns.Contains(name, StringComparer.OrdinalIgnoreCase))
                Warnings.Add(
                    new ValidationWarning(IntakeRule.UnusedColumn, Quote.Cut(names[i]), null, "The column is not used.")
                );
            else if (!_ordinals.TryAdd(name, i))
                _issues.Add(
                    IntakeRule.DuplicateColumn,
                    "The column appears in the header twice. Remove one of them.",
                    1,
                    names[i]
                );
        }

        foreach (var column in Columns.Take(3).Where(column => !_ordinals.ContainsKey(column)))
            _issues.Add(
                IntakeRule.MissingColumn,
                $"There is no column '{column}'. The header is {Header}, of which the last two may be left out.",
                1,
                column
            );
        return _issues.Count == before;
    }

    private PopulationRow Row(DelimitedText csv, int fileRow) =>
        new(
            fileRow,
            CsvTable.Cell(csv, _ordinals["variable"]).Trim().ToString(),
            CsvTable.Cell(csv, _ordinals["category"]).Trim().ToString(),
            Number(csv, "population", fileRow),
            Number(csv, "sample", fileRow),
            Number(csv, "clusters", fileRow)
        );

    private double? Number(DelimitedText csv, string column, int fileRow)
    {
        if (!_ordinals.TryGetValue(column, out var ordinal))
            return null;
        var value = CsvTable.Cell(csv, ordinal).Trim();
        if (column == "population" && value is [.., '%'])
        {
            FirstPercentage ??= fileRow;
            value = value[..^1].TrimEnd();
        }

        if (BlankCell.Is(value))
            return null;
        if (NumberText.IsAmbiguous(value))
            _issues.Add(
                IntakeRule.NotANumber,
                $"'{value}' can be read as thousands or as decimals. Write it without separators, or with other than three decimals.",
                fileRow,
                column,
                value
            );
        else if (!NumberText.TryParse(value, out var number))
            _issues.Add(
                IntakeRule.NotANumber,
                "A number is expected: digits with at most one decimal point or comma, no thousands separators.",
                fileRow,
                column,
                value
            );
        else if (number < 0)
            _issues.Add(IntakeRule.OutOfRange, "A count is 0 or more.", fileRow, column, value);
        else
            return number;
        return null;
    }
}
