using System.Runtime.CompilerServices;

namespace Serverless.Intake.Answers;

/// <summary>
/// Answers of some respondents, column by column in the order of <see cref="ResponseColumns"/>, as they are being
/// gathered.
/// </summary>
internal sealed class AnswerTable(ResponseColumns columns, int capacity)
{
    private int _capacity = Math.Max(1, capacity);

    public ResponseColumns Columns { get; } = columns;

    public ushort[][] Codes { get; } = [.. columns.Answers.Select(_ => new ushort[Math.Max(1, capacity)])];

    public double[][] Numbers { get; } = [.. columns.Numbers.Select(_ => new double[Math.Max(1, capacity)])];

    public int Count { get; private set; }

    public bool IsFull => Count == _capacity;

    public void Clear() => Count = 0;

    /// <summary>Makes room for one respondent and gives its position.</summary>
    public int AddRow()
    {
        if (IsFull)
            Resize(_capacity * 2);
        return Count++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // most files are read by a program's first run of it
    public void Add(ResponseRow row)
    {
        var i = AddRow();
        for (var column = 0; column < Codes.Length; column++)
            Codes[column][i] = row.Codes[column];
        for (var column = 0; column < Numbers.Length; column++)
            Numbers[column][i] = row.Numbers[column];
    }

    /// <summary>Gives every column exactly the length of the table.</summary>
    public void Trim() => Resize(Count);

    /// <summary>The columns as a set; they are shared with it, not copied.</summary>
    public ResponseSet AsSet(IReadOnlyDictionary<string, TextColumn>? texts = null) =>
        new(
            Count,
            Columns
                .Answers.Zip(Codes)
                .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal),
            Columns
                .Numbers.Zip(Numbers)
                .ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal),
            texts ?? new Dictionary<string, TextColumn>(StringComparer.Ordinal)
        );

    private void Resize(int capacity)
    {
        _capacity = Math.Max(1, capacity);
        for (var column = 0; column < Codes.Length; column++)
            Array.Resize(ref Codes[column], capacity);
        for (var column = 0; column < Numbers.Length; column++)
            Array.Resize(ref Numbers[column], capacity);
    }
}
