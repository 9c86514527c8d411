namespace Serverless.Wording;

/// <summary>What files say of the release they belong to.</summary>
internal abstract partial class ReleaseTexts(GrammarTexts grammar)
{
    /// <summary>"uitgave 2".</summary>
    public abstract string Edition(string number);

    /// <summary>What every page of a draft is marked with.</summary>
    public abstract string Draft { get; }

    /// <summary>"Uitgave 2, gepubliceerd op 12 maart 2026".</summary>
    public abstract string Published(string number, string day);

    /// <summary>That a draft is not published.</summary>
    public abstract string NotPublished(string number);

    /// <summary>Heading over what is said of the release.</summary>
    public abstract string About { get; }

    public abstract string EditionHead { get; }

    public abstract string AddressHead { get; }

    public abstract string ContactHead { get; }

    public abstract string CitationHead { get; }

    public abstract string CorrectionsHead { get; }

    /// <summary>Over the reason of a correction.</summary>
    public abstract string Corrected { get; }

    /// <summary>One earlier correction: "uitgave 2 (12 maart 2026): reden".</summary>
    public abstract string Correction(string number, string day, string reason);

    /// <summary>Where the square leads, for who does not see it.</summary>
    public abstract string CodeLeadsTo(string address);

    /// <summary>How to refer to the release, after APA: who, year, title, edition, address.</summary>
    /// <param name="commissioner">Who; null when nobody is named.</param>
    /// <param name="year">Year of publication.</param>
    /// <param name="title">Title of the report.</param>
    /// <param name="number">Number of the release.</param>
    /// <param name="address">Permanent address; null when there is none.</param>
    public string Citation(string? commissioner, string year, string title, string number, string? address)
    {
        var edition = Edition(number);
        var begin = commissioner is null
            ? $"{title} ({edition}) ({year})."
            : $"{grammar.Capitalised(commissioner)} ({year}). {title} ({edition}).";
        return address is null ? begin : $"{begin} {address}";
    }

    /// <summary>Why figures changed, as a sentence.</summary>
    public string Reason(IReadOnlyList<ChangeCause> causes) => Sentence(Causes(causes));

    /// <summary>Causes as a part of a sentence: "andere antwoorden en een ander codeboek".</summary>
    public string Causes(IReadOnlyList<ChangeCause> causes) =>
        grammar.And([.. causes.Distinct().Order().Select(Cause)]);

    /// <summary>Names of the columns that the CSV files get.</summary>
    public abstract IReadOnlyList<string> CsvHeader { get; }

    /// <summary>A cause as a part of a sentence.</summary>
    protected abstract string Cause(ChangeCause cause);

    /// <summary>The sentence with its causes.</summary>
    protected abstract string Sentence(string causes);
}
