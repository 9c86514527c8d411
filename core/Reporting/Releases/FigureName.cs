using Serverless.Surveys;

namespace Serverless.Reporting.Releases;

/// <summary>What a figure is, in words, in every language.</summary>
/// <param name="Topic">The question, or the item of a grid with its question.</param>
/// <param name="Answer">The answer, or the measure.</param>
/// <param name="Of">Of whom: the group or a part of it, with the wave where that is an earlier one.</param>
/// <param name="Decimals">Decimals that a number is printed with; null for a share, which is a percentage.</param>
public sealed record FigureName(LocalizedText Topic, LocalizedText Answer, LocalizedText Of, int? Decimals);
