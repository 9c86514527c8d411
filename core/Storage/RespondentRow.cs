namespace Serverless.Storage;

/// <summary>One respondent's row.</summary>
/// <param name="Number">Place in the response file it was stored from, from 1.</param>
/// <param name="Respondent">The respondent's id.</param>
/// <param name="Answers">The answers, packed.</param>
public sealed record RespondentRow(int Number, string Respondent, ReadOnlyMemory<byte> Answers);
