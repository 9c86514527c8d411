using Serverless.Analysis.Results;
using Serverless.Intake.Answers;
using Serverless.Surveys;

namespace Serverless.Samples.Reproduction;

/// <summary>Figures as the product computed them, from a results document.</summary>
public sealed class ResultsFigures(ResultsDocument results) : IFigures
{
    /// <inheritdoc />
    public double Percentage(string question, string? item, string group, string answer) =>
        100 * Value(Find(question, item, group).Cells.Single(c => c.Answer == FigureKey.ShareOf(answer)));

    /// <inheritdoc />
    public int Base(string question, string? item, string group) =>
        Find(question, item, group).Base.N
        ?? throw new InvalidOperationException($"The base of {question} in {group} is withheld.");

    /// <inheritdoc />
    public double Mean(string question, string group) =>
        Value(Find(question, null, group).Mean ?? throw new InvalidOperationException($"{question} has no mean."));

    private GroupTable Find(string question, string? item, string group) =>
        results.Tables.Single(t => t.Id == new TableId(question, item)).Groups.Single(g => g.Group == group);

    private static double Value(Cell cell) =>
        cell.Value
        ?? throw new InvalidOperationException($"The figure {cell.Id} is withheld: {string.Join(", ", cell.Flags)}.");
}
