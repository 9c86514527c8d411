namespace Serverless.Reporting.Figures;

/// <summary>The title of a report: the survey's, with the wave's name where the survey's does not hold it.</summary>
public static class ReportTitle
{
    /// <summary>"De stand van het land 2019".</summary>
    public static string Of(ReportContext context)
    {
        var survey = context.Say(context.Results.Survey.Title);
        var wave = context.Waves.Name(context.Results.Wave.Id);
        return survey.Contains(wave, StringComparison.OrdinalIgnoreCase) ? survey : $"{survey} {wave}";
    }
}
