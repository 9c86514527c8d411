namespace Serverless.Intake.Responses;

/// <summary>One respondent of a response file, by id.</summary>
/// <param name="Number">Place among the respondents, from 1.</param>
/// <param name="FileRow">Row of the file, from 1, the header included.</param>
/// <param name="Id">The id, trimmed; empty for none.</param>
public readonly record struct ListedRespondent(int Number, int FileRow, string Id);

/// <summary>
/// The ids in a response file (CSV), whatever else is in it: whom a file holds is known also of one that does not
/// fit the codebook any more.
/// </summary>
public sealed class RespondentColumn : IAsyncDisposable
{
    private readonly UploadText _text;
    private readonly DelimitedText? _csv;
    private readonly int _ordinal;
    private readonly int _rowsSkipped;

    private RespondentColumn(UploadText text, DelimitedText? csv, int ordinal, int rowsSkipped, char delimiter)
    {
        (_text, _csv, _ordinal, _rowsSkipped) = (text, csv, ordinal, rowsSkipped);
        Delimiter = delimiter;
    }

    /// <summary>What separates values.</summary>
    public char Delimiter { get; }

    /// <summary>Whether the file is text with a header that has the column.</summary>
    public bool IsThere => _ordinal >= 0;

    /// <summary>Opens a file of which <paramref name="column"/> holds the ids.</summary>
    public static async ValueTask<RespondentColumn> OpenAsync(
        Stream file,
        string column,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var text = await UploadText.OpenAsync(file, cancellationToken);
        if (text.Refusal is not null)
            return new(text, null, -1, 0, ',');
        var separatorLine = UploadFormat.SeparatorLine(text.Beginning, out var named);
        var delimiter = separatorLine > 0 ? named : UploadFormat.Delimiter(text.Beginning);
        text.Skip(separatorLine);
        var csv = new DelimitedText(text, delimiter);
        var names = await CsvTable.HeaderAsync(csv, cancellationToken) ?? [];
        var ordinal = names.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return new(text, csv, ordinal, separatorLine > 0 ? 1 : 0, delimiter);
    }

    /// <summary>The respondents in the order of the file; none when the column is not there.</summary>
    public async IAsyncEnumerable<ListedRespondent> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var number = 0;
        while (IsThere && await _csv!.ReadAsync(cancellationToken))
        {
            if (CsvTable.IsBlankLine(_csv))
                continue;
            number++;
            var id = _ordinal < _csv.Count ? _csv.Value(_ordinal).Trim().ToString() : "";
            yield return new(number, _csv.RowNumber + _rowsSkipped, id);
        }
    }

    public ValueTask DisposeAsync()
    {
        _text.Dispose();
        return ValueTask.CompletedTask;
    }
}
