using System.Globalization;
using Azure.Data.Tables;

namespace Serverless.Storage;

/// <summary>One respondent's row.</summary>
/// <param name="Number">Place in the response file it was stored from, from 1.</param>
/// <param name="Respondent">The respondent's id.</param>
/// <param name="Answers">The answers, packed; a binary property of an entity holds 64 KB of them.</param>
public sealed record RespondentRow(int Number, string Respondent, byte[] Answers)
{
    /// <summary>The number as a row key: zero-padded, so that rows sort as in the file.</summary>
    public static string RowKey(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    internal static RespondentRow From(TableEntity entity) => new(
        int.Parse(entity.RowKey, CultureInfo.InvariantCulture), entity.GetString(nameof(Respondent)) ?? "", entity.GetBinary(nameof(Answers)) ?? []);

    internal TableEntity ToEntity(string partition) => new(partition, RowKey(Number))
    {
        [nameof(Respondent)] = Respondent,
        [nameof(Answers)] = Answers,
    };
}
