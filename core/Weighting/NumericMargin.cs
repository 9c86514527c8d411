namespace Serverless.Weighting;

/// <summary>A number known of every respondent, whose total over the population is known too.</summary>
/// <param name="Name">As in the population file: the numeric question.</param>
/// <param name="Values">The number of each respondent; NaN when missing.</param>
/// <param name="Population">Its total over the population; null when the population file does not have it.</param>
public sealed record NumericMargin(string Name, double[] Values, double? Population);
