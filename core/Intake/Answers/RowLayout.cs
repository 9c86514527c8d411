using System.Text.Json;

namespace Serverless.Intake.Answers;

/// <summary>
/// A stored column of answers: its name and the code of each index; null for an option, which is ticked (0 or 1) or given a place.
/// </summary>
public sealed record StoredAnswerColumn(string Name, IReadOnlyList<string>? Codes)
{
    /// <summary>Whether its codes need two bytes.</summary>
    internal bool IsWide => Codes is { Count: > RowLayout.MaximumNarrow };
}

/// <summary>
/// The layout of packed rows. It is stored once beside the rows of a version, so that they can still be read
/// when the codebook has changed since.
/// </summary>
public sealed record RowLayout(
    IReadOnlyList<StoredAnswerColumn> Answers,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> Texts
)
{
    /// <summary>Answers of one question whose codes, and the marks beside them, fit one byte.</summary>
    public const int MaximumNarrow = 250;

    private (int Place, bool IsWide)[]? _places;

    /// <summary>Bytes that the codes of one row take.</summary>
    internal int CodeBytes { get; } = Answers?.Sum(column => column.IsWide ? 2 : 1) ?? 0;

    /// <summary>Where the code of each column begins among those of a row, and whether it takes two bytes.</summary>
    internal (int Place, bool IsWide)[] Places => _places ??= [.. PlacesOf(Answers)];

    /// <summary>The layout of rows packed with this codebook.</summary>
    public static RowLayout Of(ResponseColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new RowLayout(
            [
                .. columns.Answers.Select(column => new StoredAnswerColumn(
                    column.Name,
                    column.IsOption ? null : [.. column.Question.Answers.Select(answer => answer.Code)]
                )),
            ],
            [.. columns.Numbers.Select(column => column.Name)],
            [.. columns.Texts.Select(column => column.Name)]
        );
    }

    private static IEnumerable<(int Place, bool IsWide)> PlacesOf(IEnumerable<StoredAnswerColumn> answers)
    {
        var place = 0;
        foreach (var column in answers)
        {
            yield return (place, column.IsWide);
            place += column.IsWide ? 2 : 1;
        }
    }

    /// <summary>UTF-8 JSON; the same layout gives the same bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    /// <exception cref="InvalidDataException">The bytes are no layout.</exception>
    public static RowLayout FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            var layout = JsonSerializer.Deserialize<RowLayout>(json, JsonSerializerOptions.Web);
            if (layout is { Answers: not null, Numbers: not null, Texts: not null })
                return layout;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                "The stored row layout is not JSON of a row layout. Upload the responses again.",
                e
            );
        }

        throw new InvalidDataException("The stored row layout is incomplete. Upload the responses again.");
    }
}
