using Serverless.Analysis.Results;
using Serverless.Analysis.Samples;
using Serverless.Surveys;

namespace Serverless.Analysis.Comparisons;

/// <summary>What a careful reader must know of the comparisons with earlier waves.</summary>
internal static class ComparisonRemarks
{
    public static IEnumerable<Remark> Of(Codebook codebook, Wave wave, IReadOnlyList<GroupSample> samples)
    {
        foreach (var group in codebook.Groups)
        {
            var now = samples.FirstOrDefault(s => s.Wave == wave.Id && s.Group.Id == group.Id);
            var before = samples.FirstOrDefault(s => s.Wave == wave.ComparedWith && s.Group.Id == group.Id);
            if (now is null || wave.ComparedWith is null || now.IsSelfSelected)
                continue;
            if (before is null)
                yield return new Remark(
                    "no-earlier-figures",
                    new LocalizedText(
                        $"Van {group.Label.Nl} zijn er geen gegevens uit meting {wave.ComparedWith}; veranderingen zijn voor deze groep niet te geven.",
                        $"There are no data for {group.Label.In(Language.English)} in wave {wave.ComparedWith}; changes cannot be given for this group."
                    ),
                    group.Id
                );
            else if (StackedSamples.AreLinked([before, now]))
                yield return new Remark(
                    "waves-linked",
                    new LocalizedText(
                        $"Bij {group.Label.Nl} is met een koppelsleutel rekening gehouden met respondenten die aan beide metingen meededen.",
                        $"For {group.Label.In(Language.English)}, respondents who took part in both waves are accounted for through a link key."
                    ),
                    group.Id
                );
            else
                yield return new Remark(
                    "independence-assumed",
                    new LocalizedText(
                        $"Bij {group.Label.Nl} is onafhankelijkheid tussen de metingen aangenomen: er is geen koppelsleutel voor respondenten die aan beide meededen.",
                        $"For {group.Label.In(Language.English)}, independence between waves is assumed: there is no link key for respondents who took part in both."
                    ),
                    group.Id
                );
        }
    }
}
