using Serverless.Analysis.Results;
using Serverless.Reporting.Releases;
using Serverless.Reporting.Wording;
using Serverless.Surveys;

namespace Serverless.Reporting.Figures;

/// <summary>
/// Names figures by their id, from the first document that has their table: of a figure that is published no longer, the
/// one before.
/// </summary>
/// <param name="documents">Results documents of one wave, the latest first.</param>
public sealed class FigureNames(params IReadOnlyList<ResultsDocument> documents)
{
    private readonly IReadOnlyList<PerLanguage<ReportContext>> _documents =
    [
        .. documents.Select(document => new PerLanguage<ReportContext>(language => new(document, language))),
    ];

    /// <summary>The name of a figure; null when no document has its table.</summary>
    /// <param name="id">The figure's id in a results document.</param>
    public FigureName? Of(string id)
    {
        if (CellId.Parse(id) is not { } cell)
            return null;
        foreach (var contexts in _documents)
            if (contexts[Languages.OfReaders].Index.Table(cell.Table) is { } table)
                return new FigureName(
                    LocalizedText.Of(language => AnswerNames.FullTopic(table, language)),
                    LocalizedText.Of(language => Answer(contexts[language], table, cell)),
                    LocalizedText.Of(language => Whom(contexts[language], cell)),
                    cell.Figure.IsNumber ? FigureWords.Decimals(table, cell.Figure) : null
                );
        return null;
    }

    /// <summary>The name of a difference; null when no document compares that.</summary>
    /// <param name="comparison">The comparison's id in a results document.</param>
    /// <param name="answer">The answer or measure compared.</param>
    public FigureName? OfDifference(string comparison, string answer)
    {
        var (id, figure) = (ComparisonId.Parse(comparison), FigureKey.Parse(answer));
        foreach (var contexts in _documents)
            if (
                contexts[Languages.OfReaders].Index.Comparison(id) is { } compared
                && contexts[Languages.OfReaders].Index.Table(compared.Table) is { } table
            )
                return new FigureName(
                    LocalizedText.Of(language => AnswerNames.FullTopic(table, language)),
                    LocalizedText.Of(language => AnswerNames.Of(table, figure, contexts[language].Texts)),
                    LocalizedText.Of(language => Sides(contexts[language], compared)),
                    null
                );
        return null;
    }

    /// <summary>The names of those figures that have one, by id.</summary>
    public IReadOnlyDictionary<string, FigureName> Of(IEnumerable<string> ids)
    {
        var names = new Dictionary<string, FigureName>(StringComparer.Ordinal);
        foreach (var id in ids)
            if (Of(id) is { } name)
                names[id] = name;
        return names;
    }

    private static string Answer(ReportContext context, TableResult table, CellId cell)
    {
        var answer = AnswerNames.Of(table, cell.Figure, context.Texts);
        if (cell.AmongCommonAnswers)
            return context.Texts.Exports.AmongCommonAnswers(answer);
        return cell.AmongAnswersOfTrend ? context.Texts.Exports.AmongAnswersOfTrend(answer) : answer;
    }

    private static string Whom(ReportContext context, CellId cell)
    {
        var whom = context.Index.GroupLabel(cell.Group, context.Language);
        if (cell.Subgroup is { } subgroup)
            whom += $", {Part(context, subgroup, cell.Complement)}";
        return cell.Wave is { } wave ? $"{whom}, {context.Waves.Name(wave)}" : whom;
    }

    /// <summary>A subgroup, or the rest of its group.</summary>
    private static string Part(ReportContext context, string subgroup, bool isRest)
    {
        if (context.Results.Subgroups.FirstOrDefault(known => known.Id == subgroup) is not { } known)
            return subgroup;
        return context.Say(isRest ? known.ComplementLabel : known.Label);
    }

    /// <summary>What is compared: two waves of a group, two parts of it, or two groups.</summary>
    private static string Sides(ReportContext context, ComparisonResult comparison)
    {
        var (a, b) = (comparison.A, comparison.B);
        var group = context.Index.GroupLabel(b.Group, context.Language);
        return comparison.Kind switch
        {
            ComparisonKind.Waves => $"{group}, {context.And([context.Waves.Name(a.Wave), context.Waves.Name(b.Wave)])}",
            ComparisonKind.Subgroup => $"{group}, {context.And([context.Say(b.Label), context.Say(a.Label)])}",
            ComparisonKind.Groups => context.And([context.Index.GroupLabel(a.Group, context.Language), group]),
        };
    }
}
