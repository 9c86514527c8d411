namespace Serverless.Surveys;

/// <summary>What others may do with published figures: the licences of Creative Commons, version 4.0 where they have one.</summary>
public enum Licence
{
    /// <summary>Anything: CC0 1.0.</summary>
    Cc0,

    /// <summary>Anything, if they say whose they are: CC BY 4.0.</summary>
    CcBy,

    /// <summary>The same, if they give what they make of them under the same licence: CC BY-SA 4.0.</summary>
    CcBySa,
}

/// <summary>A theme of data, with its code in the European Union's list of data themes.</summary>
public enum DataTheme
{
    Agri,
    Econ,
    Educ,
    Ener,
    Envi,
    Gove,
    Heal,
    Intr,
    Just,
    Regi,
    Soci,
    Tech,
    Tran,
}

/// <summary>How catalogues of open data list the figures of a survey.</summary>
public sealed record OpenDataTerms
{
    /// <summary>The licence; null when the survey names none.</summary>
    public Licence? Licence { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<DataTheme> Themes { get; init; } = [DataTheme.Soci];
}
