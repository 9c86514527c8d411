using System.Text;
using System.Text.RegularExpressions;
using Serverless.Intake.Sources.Tables;

namespace Serverless.Intake.Sources.Excel;

/// <summary>
/// Merged cells of the first rows. A header that is merged over several columns holds its text in the first of them
/// only; it is meant for all.
/// </summary>
internal sealed partial class MergedCells
{
    private const int LastHeaderRow = 2;
    private const string EndOfCells = "sheetData>";
    private const int Overlap = 64;
    private const int BufferCharacters = 1 << 16;
    private const int MaximumCharacters = 4 << 20;

    private readonly List<(int FromRow, int ToRow, int FromColumn, int ToColumn)> _areas;

    private MergedCells(List<(int FromRow, int ToRow, int FromColumn, int ToColumn)> areas) => _areas = areas;

    /// <summary>
    /// How many areas below the header span several rows: reports and cross tables have them, tables of respondents do
    /// not.
    /// </summary>
    public int OverRows { get; private init; }

    /// <summary>
    /// Finds the list of merged cells, which follows the cells in a sheet's XML, without reading the cells.
    /// </summary>
    public static MergedCells Read(Stream part)
    {
        using var reader = new StreamReader(part, Encoding.UTF8);
        var areas = new List<(int FromRow, int ToRow, int FromColumn, int ToColumn)>();
        foreach (Match match in Reference().Matches(AfterCells(reader)))
        {
            var from = match.Groups["from"].ValueSpan;
            var to = match.Groups["to"].ValueSpan;
            if (CellReference.Column(from) is { } left && CellReference.Column(to) is { } right)
                areas.Add((CellReference.Row(from), CellReference.Row(to), left, right));
        }

        return new MergedCells([.. areas.Where(area => area.FromRow <= TableHeading.Rows)])
        {
            OverRows = areas.Count(area => area.FromRow > LastHeaderRow && area.ToRow > area.FromRow),
        };
    }

    /// <summary>
    /// Gives the text of a merged header to the cells to its right, within one row: a cell merged downwards stays with
    /// its first row.
    /// </summary>
    public void Fill(List<SourceValue> row, int rowNumber)
    {
        foreach (var (fromRow, toRow, left, right) in _areas)
        {
            if (fromRow != rowNumber || toRow != rowNumber || left >= row.Count || right >= SourceLimits.MaximumColumns)
                continue;
            while (row.Count <= right)
                row.Add(SourceValue.Blank);
            for (var column = left + 1; column <= right; column++)
                row[column] = row[left];
        }
    }

    private static string AfterCells(StreamReader reader)
    {
        var buffer = new char[BufferCharacters + Overlap];
        var kept = 0;
        int read;
        while ((read = reader.Read(buffer, kept, BufferCharacters)) > 0)
        {
            var text = buffer.AsSpan(0, kept + read);
            if (EndTag().IsMatch(text))
                return string.Concat(text[text.LastIndexOf(EndOfCells)..], Rest(reader));
            kept = Math.Min(Overlap, text.Length);
            text[^kept..].CopyTo(buffer);
        }

        return "";
    }

    private static string Rest(StreamReader reader)
    {
        var rest = new StringBuilder();
        var buffer = new char[BufferCharacters];
        int read;
        while (rest.Length < MaximumCharacters && (read = reader.Read(buffer)) > 0)
            rest.Append(buffer, 0, read);
        return rest.ToString();
    }

    [GeneratedRegex(
        "</(?:[A-Za-z0-9]{1,20}:)?sheetData>",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex EndTag();

    [GeneratedRegex(
        "mergeCell [^>]{0,200}?ref=[\"'](?<from>[A-Z]{1,4}[0-9]{1,8}):(?<to>[A-Z]{1,4}[0-9]{1,8})[\"']",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex Reference();
}
