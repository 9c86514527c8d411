namespace Serverless.Samples.Reproduction;

/// <summary>Figures of one wave, from whatever computes them.</summary>
public interface IFigures
{
    /// <summary>Weighted percentage of an answer or option.</summary>
    double Percentage(string question, string? item, string group, string answer);

    /// <summary>Unweighted number of respondents who were routed to the question and answered it.</summary>
    int Base(string question, string? item, string group);

    /// <summary>Weighted mean of the answers' scores.</summary>
    double Mean(string question, string group);
}
