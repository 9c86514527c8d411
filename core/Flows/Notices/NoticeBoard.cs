using Serverless.Storage;
using Serverless.Storage.Releases;
using Serverless.Surveys;

namespace Serverless.Flows.Notices;

/// <summary>What happened in public, with what the surveys are called.</summary>
/// <param name="Survey">The survey it is about; null for all of them.</param>
/// <param name="Events">Newest first.</param>
/// <param name="Titles">Of every survey in the events, and of the survey itself.</param>
public sealed record NoticeBoard(
    Name? Survey,
    IReadOnlyList<ReleaseEvent> Events,
    IReadOnlyDictionary<Name, LocalizedText> Titles
)
{
    /// <summary>When the newest of it happened; null when nothing did.</summary>
    public DateTimeOffset? Newest => Events.Count == 0 ? null : Events.Max(happened => happened.At);

    /// <summary>What a survey is called.</summary>
    public string TitleOf(Name survey, Language language) => Titles[survey].In(language);
}
