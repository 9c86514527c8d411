using Serverless.Surveys;

namespace Serverless.Intake.Population;

/// <summary>
/// Whether a group's responses and its population figures can both be right: nobody answers who was not asked, or is not
/// there. Whichever file comes second is held to it. Who selected themselves were not asked, and may be more than their
/// organisations.
/// </summary>
public static class ResponseSize
{
    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="group">The group.</param>
    /// <param name="respondents">Respondents in the response file.</param>
    /// <param name="population">Its population figures.</param>
    public static ValidationIssue? Issue(TargetGroup group, int respondents, PopulationMargins population)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(population);
        if (group.Design.Kind == SamplingKind.SelfSelected)
            return null;
        if (respondents > population.Sample)
            return new ValidationIssue(
                null,
                null,
                null,
                IntakeRule.MoreThanSample,
                $"The response file has {respondents} respondents, more than the {population.Sample} that the population file says were asked. Correct the sample in the population file, or the responses."
            );
        return respondents > population.Size
            ? new ValidationIssue(
                null,
                null,
                null,
                IntakeRule.MoreThanPopulation,
                $"The response file has {respondents} respondents, more than the {population.Size} members of the population. Correct the population file, or the responses."
            )
            : null;
    }
}
