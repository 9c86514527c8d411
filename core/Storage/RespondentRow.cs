using System.Globalization;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>One respondent's row.</summary>
/// <param name="Number">Place in the response file, from 0.</param>
/// <param name="Respondent">The respondent's id; by this a respondent can be erased.</param>
/// <param name="Answers">The answers, packed.</param>
public sealed record RespondentRow(int Number, string Respondent, byte[] Answers)
{
    /// <summary>Most bytes of one binary property of an entity.</summary>
    private const int PropertyBytes = 64 * 1024;

    /// <summary>Most packed bytes one row can hold: an entity has 1 MB at most, its other properties included.</summary>
    public const int MaximumAnswerBytes = 14 * PropertyBytes;

    /// <summary>The number as a row key: zero-padded, so that rows sort as in the file.</summary>
    public static string RowKey(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    internal static RespondentRow From(TableEntity entity)
    {
        var first = entity.GetBinary(PartName(0)) ?? [];
        if (first.Length == PropertyBytes)
            first = Joined(entity, first);
        return new(int.Parse(entity.RowKey, CultureInfo.InvariantCulture), entity.GetString(nameof(Respondent)) ?? "", first);
    }

    internal TableEntity ToEntity(string partition)
    {
        if (Answers.Length > MaximumAnswerBytes)
            throw new InvalidOperationException(FormattableString.Invariant($"Row {Number} packs into {Answers.Length} bytes; a row of the table holds {MaximumAnswerBytes}."));
        var entity = new TableEntity(partition, RowKey(Number)) { [nameof(Respondent)] = Respondent };
        for (int offset = 0, part = 0; offset < Answers.Length; offset += PropertyBytes, part++)
            entity[PartName(part)] = Answers.Length <= PropertyBytes ? Answers : Answers[offset..Math.Min(offset + PropertyBytes, Answers.Length)];
        return entity;
    }

    private static string PartName(int part) => "Answers" + part.ToString(CultureInfo.InvariantCulture);

    private static byte[] Joined(TableEntity entity, byte[] first)
    {
        var joined = new MemoryStream();
        joined.Write(first);
        for (var part = 1; entity.GetBinary(PartName(part)) is { } next; part++)
            joined.Write(next);
        return joined.ToArray();
    }
}
