namespace Serverless.Wording;

/// <summary>Why figures of a release differ from those of the one before.</summary>
public enum ChangeCause
{
    /// <summary>Answers were uploaded again, or respondents were erased.</summary>
    Answers,

    /// <summary>The codebook is another one.</summary>
    Codebook,

    /// <summary>The population figures that answers are weighted to are others.</summary>
    Margins,

    /// <summary>The program computes figures by a later version of its method.</summary>
    Method,

    /// <summary>The pages are others: their text, their template, or what they print of the release.</summary>
    Pages,
}
