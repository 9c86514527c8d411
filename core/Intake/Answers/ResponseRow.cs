namespace Serverless.Intake.Answers;

/// <summary>
/// One respondent as read from a file, before routing: <see cref="ResponseSet.Blank"/> and NaN stand for blank cells.
/// Reused from row to row, so that reading allocates nothing per respondent.
/// </summary>
public sealed class ResponseRow
{
    private const int FewCharacters = 256;

    /// <summary>More room than this is not kept for the rows that follow.</summary>
    private const int ManyCharacters = 4_096;

    private readonly (int Start, int Length)[] _texts;
    private char[] _characters = new char[FewCharacters];
    private int _used;
    private int _respondent;

    internal ResponseRow(ResponseColumns columns)
    {
        Columns = columns;
        Codes = new ushort[columns.Answers.Count];
        Numbers = new double[columns.Numbers.Count];
        _texts = new (int, int)[columns.Texts.Count];
    }

    public ResponseColumns Columns { get; }

    /// <summary>Number of the respondent in the file, from 1, blank lines not counted.</summary>
    public int Number { get; internal set; }

    /// <summary>Row of the file as spreadsheets number it: the header is row 1.</summary>
    public int FileRow { get; internal set; }

    /// <summary>Characters of the id and all texts together.</summary>
    internal int Characters => _used;

    public ReadOnlySpan<char> Respondent => _characters.AsSpan(0, _respondent);

    /// <summary>By position in <see cref="ResponseColumns.Answers"/>.</summary>
    public ushort[] Codes { get; }

    /// <summary>By position in <see cref="ResponseColumns.Numbers"/>; NaN for blank.</summary>
    public double[] Numbers { get; }

    /// <summary>Text by position in <see cref="ResponseColumns.Texts"/>; empty for blank.</summary>
    public ReadOnlySpan<char> Text(int column) => _characters.AsSpan(_texts[column].Start, _texts[column].Length);

    internal void Clear(ReadOnlySpan<char> respondent)
    {
        _used = 0;
        if (_characters.Length > ManyCharacters)
            _characters = new char[FewCharacters];
        _respondent = Append(respondent).Length;
        Codes.AsSpan().Fill(ResponseSet.Blank);
        Numbers.AsSpan().Fill(double.NaN);
        _texts.AsSpan().Clear();
    }

    internal void SetText(int column, ReadOnlySpan<char> text) => _texts[column] = Append(text);

    private (int Start, int Length) Append(ReadOnlySpan<char> text)
    {
        if (_used + text.Length > _characters.Length)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _used + text.Length));
        text.CopyTo(_characters.AsSpan(_used));
        _used += text.Length;
        return (_used - text.Length, text.Length);
    }
}
