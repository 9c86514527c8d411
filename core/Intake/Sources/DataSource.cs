using Serverless.Surveys.Issues;

namespace Serverless.Intake.Sources;

/// <summary>
/// A data file as its program wrote it: what it knows of its columns, and its rows one by one, forward only.
/// Memory does not grow with the number of rows.
/// </summary>
public abstract class DataSource : IAsyncDisposable
{
    private readonly List<SourceWarning> _warnings = [];

    /// <summary>What the file knows of itself; complete once the source is open.</summary>
    public abstract SourceDescription Description { get; }

    /// <summary>What was odd in the file and read all the same; complete once the last row is read.</summary>
    public IReadOnlyList<SourceWarning> Warnings => _warnings;

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="SourceException">The file is damaged from here on.</exception>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The row of the file that the present row is, the file's first being 1; null in formats without such rows.
    /// </summary>
    public virtual int? FileRow => null;

    /// <summary>What a cell of the present row holds.</summary>
    public abstract CellKind Cell(int column);

    /// <summary>The number in a cell of kind <see cref="CellKind.Number"/>, in the unit of its column.</summary>
    public abstract double Number(int column);

    /// <summary>
    /// The text in a cell of kind <see cref="CellKind.Text"/>, without blanks at its end; valid until the next call.
    /// </summary>
    public abstract ReadOnlySpan<char> Text(int column);

    /// <summary>Which missing value a cell of kind <see cref="CellKind.TaggedMissing"/> holds: a to z.</summary>
    public virtual char MissingTag(int column) => default;

    /// <summary>The cell as a value that may be kept.</summary>
    public SourceValue Value(int column) =>
        Cell(column) switch
        {
            CellKind.Number => SourceValue.Of(Number(column)),
            CellKind.Text => SourceValue.Of(Text(column).ToString()),
            CellKind.TaggedMissing => SourceValue.Tagged(MissingTag(column)),
            _ => SourceValue.Blank,
        };

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Adds a warning, once for each pair of subject and column.</summary>
    protected void Warn(MessageText message, string? column = null)
    {
        var warning = new SourceWarning(column, message);
        if (_warnings.Count < SourceLimits.MaximumWarnings && !_warnings.Contains(warning))
            _warnings.Add(warning);
    }
}

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing: an empty cell, or the system-missing value of a statistical program.</summary>
    Blank,

    /// <summary>A number; a date or time where the column says so.</summary>
    Number,

    /// <summary>A text, possibly empty.</summary>
    Text,

    /// <summary>One of the missing values .a to .z.</summary>
    TaggedMissing,
}

/// <summary>Something odd in a file that is read all the same.</summary>
/// <param name="Column">The column it concerns; null for the file as a whole.</param>
/// <param name="Text">What was found and what was done with it.</param>
public sealed record SourceWarning(string? Column, MessageText Text)
{
    /// <summary>The text in English.</summary>
    public string Message => Text.ToString();
}

/// <summary>A file that cannot be read, with the reason in words for whoever sent it.</summary>
public sealed class SourceException : ExplainedException
{
    /// <summary>A file that cannot be read.</summary>
    public SourceException()
        : this("The file cannot be read.") { }

    /// <summary>A file that cannot be read.</summary>
    /// <param name="text">Why, and what to do.</param>
    /// <param name="innerException">What was thrown; null when nothing was.</param>
    public SourceException(MessageText text, Exception? innerException = null)
        : base(text, innerException) { }
}

/// <summary>What a file may hold at most, so that memory stays bounded whatever it claims.</summary>
public static class SourceLimits
{
    /// <summary>Columns of one data set.</summary>
    public const int MaximumColumns = 50_000;

    /// <summary>Bytes of one row.</summary>
    public const int MaximumRowBytes = 16 << 20;

    /// <summary>Value labels of all columns together.</summary>
    public const int MaximumValueLabels = 500_000;

    /// <summary>Bytes of all names and labels together.</summary>
    public const int MaximumDictionaryBytes = 64 << 20;

    /// <summary>Characters of a text in a cell.</summary>
    public const int MaximumCellLength = 1 << 20;

    /// <summary>How many warnings are kept.</summary>
    public const int MaximumWarnings = 200;
}
